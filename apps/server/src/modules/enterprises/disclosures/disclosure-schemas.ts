import { Type, type Static } from 'typebox';
import { Instant, Nullable, Uuid, oneOf } from '../../../platform/http/schemas.ts';
import { CategorySchema, FactSchema } from '../facts/fact-schemas.ts';
import { categories } from '../facts/fact.ts';
import { EnterpriseViewSchema } from '../profile/enterprise-schemas.ts';
import { readerKinds } from './audience-rule.ts';
import { audiences } from './disclosure.ts';

export const AudienceSchema = oneOf(
  audiences,
  'private: your members; partners; network: every verified enterprise; public: anyone',
);

export const DisclosuresSchema = Type.Object(
  {
    items: Type.Array(
      Type.Object({
        category: CategorySchema,
        audience: AudienceSchema,
        widest: oneOf(audiences, 'The widest audience that may be chosen'),
        changedAt: Nullable(Instant, 'Since when it holds; null for a category that nobody has disclosed'),
        changedBy: Nullable(Uuid, 'The member who chose it; null while it is the default'),
      }),
      { description: 'Who sees each category of your facts' },
    ),
    chosen: Type.Boolean({ description: 'True when one of your members has chosen, be it to keep the defaults' }),
    partners: Type.Integer({ description: 'How many partners you have' }),
    can: Type.Array(oneOf(['change'], 'One thing that you may do'), {
      description: 'What you may do here under your mandate',
    }),
  },
  { description: 'Who sees what of your enterprise' },
);

export const DisclosureChangeSchema = Type.Object(
  {
    items: Type.Array(
      Type.Object(
        {
          category: CategorySchema,
          audience: AudienceSchema,
          from: Type.Optional(
            oneOf(audiences, 'What you saw when you chose; refused with 409 when it is another one by now'),
          ),
        },
        { additionalProperties: false, description: 'One choice' },
      ),
      { minItems: 1, maxItems: categories.length, description: 'What you choose; other categories stay as they are' },
    ),
  },
  { additionalProperties: false, description: 'Choices that come into force together or not at all' },
);

export const PreviewQuery = Type.Object({
  as: oneOf(readerKinds, 'Whose eyes: nobody signed in, a verified enterprise, a partner, or a member of your own'),
  draft: Type.Optional(
    Type.String({
      maxLength: 300,
      description: 'Choices that are not in force yet, such as ownership:network,size:private',
    }),
  ),
});

export const PreviewSchema = Type.Object(
  {
    enterprise: Nullable(EnterpriseViewSchema, 'Your page as they see it; null when it does not exist for them'),
    items: Type.Array(FactSchema, { description: 'The facts that they see, by key' }),
    hiddenCategories: Type.Array(CategorySchema, { description: 'Categories that are not shown to them' }),
  },
  { description: 'What others see of your enterprise' },
);
export type DisclosuresView = Static<typeof DisclosuresSchema>;
export type DisclosureChange = Static<typeof DisclosureChangeSchema>;
export type PreviewView = Static<typeof PreviewSchema>;
