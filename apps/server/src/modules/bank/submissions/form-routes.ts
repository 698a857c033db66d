import { actingContextOf, type App } from '../../../platform/http/server.ts';
import { FormParams, SubmissionFormList, SubmissionFormView } from './submission-schemas.ts';
import type { SubmissionReads } from './submission-reads.ts';

const tags = ['submissions'];

export function submissionFormRoutes(app: App, reads: SubmissionReads): void {
  app.get(
    '/v1/submission-forms',
    {
      config: { action: 'submissions:read' },
      schema: {
        operationId: 'submission_forms.list',
        tags,
        summary: 'The forms that the bank of the acting mandate offers',
        response: { 200: SubmissionFormList },
      },
    },
    async (request) => reads.forms(actingContextOf(request)),
  );

  app.get(
    '/v1/submission-forms/:formId',
    {
      config: { action: 'submissions:read' },
      schema: {
        operationId: 'submission_forms.read',
        tags,
        summary: 'A form with its schema and layout',
        params: FormParams,
        response: { 200: SubmissionFormView },
      },
    },
    async (request) => reads.form(actingContextOf(request), request.params.formId),
  );
}
