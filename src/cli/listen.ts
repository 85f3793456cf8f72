import { Problem } from './problem.ts';

interface Listening {
  listen(to: { host: string; port: number }): Promise<string>;
}

/** @param where the option or setting that chooses the port. @throws {Problem} */
export async function listen(server: Listening, { host, port }: { host: string; port: number }, where: string) {
  try {
    await server.listen({ host, port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') {
      throw new Problem(3, {
        da: `Port ${port} er optaget. Vælg en anden med ${where}.`,
        en: `Port ${port} is taken. Choose another with ${where}.`,
      });
    }
    if (code === 'EADDRNOTAVAIL' || code === 'EACCES') {
      throw new Problem(3, {
        da: `Programmet må eller kan ikke lytte på ${host}:${port}. Vælg en anden adresse eller port med ${where}.`,
        en: `The program may not or cannot listen on ${host}:${port}. Choose another address or port with ${where}.`,
      });
    }
    throw error;
  }
}
