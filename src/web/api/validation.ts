import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { FastifySchemaCompiler } from 'fastify';
import { problemInWords } from '../../policy/forms.ts';
import { isDay } from '../../service/days.ts';
import { ApiProblem, type FieldProblem } from './problems.ts';
import type { Schema } from './schema.ts';

/** Of the address everything comes as text; a body says itself what it is. */
const inAddress = validator(true);
const inBody = validator(false);

/** Each schema is compiled when something is first asked by it. */
export const validatorCompiler: FastifySchemaCompiler<Schema> = ({ schema, httpPart }) => {
  let compiled: ValidateFunction | undefined;
  const validate: ReturnType<FastifySchemaCompiler<Schema>> = (data: unknown) => {
    compiled ??= (httpPart === 'body' ? inBody : inAddress).compile(schema);
    const valid = compiled(data);
    validate.errors = compiled.errors ?? null;
    return valid;
  };
  return validate;
};

function validator(coerceTypes: boolean): Ajv2020 {
  const ajv = new Ajv2020({ allErrors: true, verbose: true, useDefaults: true, strict: false, coerceTypes });
  addFormats.default(ajv);
  ajv.addFormat('date', isDay);
  return ajv;
}

/** What Fastify found wrong, each located: in the body by JSON pointer, elsewhere by the name of the parameter. */
export function invalid(errors: ErrorObject[], context: string | undefined): ApiProblem {
  const inside = context === 'body';
  const problems = errors.map((error): FieldProblem => {
    const { path, message } = problemInWords(error, {});
    const where = path.replaceAll('.', '/');
    return inside
      ? { pointer: where === '' ? '' : `/${where}`, detail: message }
      : { parameter: where, detail: message };
  });
  return new ApiProblem(inside ? 'invalid-body' : 'invalid-request', { problems });
}
