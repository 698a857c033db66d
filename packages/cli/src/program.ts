import { Command, Option } from 'commander';
import type { CliConfig } from './config.ts';
import { auditVerify, doctor, importLei, keysRotate, migrate } from './actions.ts';
import { speaker, type Speak } from './words.ts';

/** Where an action leaves how it went. */
export interface Outcome {
  code: number;
}

/** The commands, with their help in the reader's language. */
export function createProgram(config: CliConfig, outcome: Outcome): Command {
  const say = speaker(config.language);
  const root = command('guildhall', say)
    .description(say('about'))
    .version('0.1.0', '-V, --version', say('version'))
    .showHelpAfterError()
    .exitOverride();
  const run = (work: (json: boolean) => Promise<number>) => async (): Promise<void> => {
    outcome.code = await work(root.optsWithGlobals<{ json?: boolean }>().json === true);
  };
  root.addOption(new Option('--json', say('json')));
  const add = (parent: Command, name: string, about: string): Command => {
    const child = command(name, say).description(about).exitOverride();
    child.addOption(new Option('--json', say('json')));
    parent.addCommand(child);
    child.hook('preAction', (_this, action) => {
      if (action.optsWithGlobals<{ json?: boolean }>().json === true) root.setOptionValue('json', true);
    });
    return child;
  };

  add(root, 'migrate', say('migrate')).action(run((json) => migrate(config, say, json)));
  const imports = add(root, 'import', say('import'));
  const lei = add(imports, 'lei', say('importLei')).argument('<file>', say('file'));
  lei
    .option('--rejected <file>', say('rejectedOption'))
    .action((file: string, options: { rejected?: string }) =>
      run((json) => importLei(config, say, json, { file, rejected: options.rejected ?? null }))(),
    );
  const audit = add(root, 'audit', say('audit'));
  add(audit, 'verify', say('auditVerify')).action(run((json) => auditVerify(config, say, json)));
  add(root, 'doctor', say('doctor')).action(run((json) => doctor(config, say, json)));
  const keys = add(root, 'keys', say('keys'));
  add(keys, 'rotate', say('keysRotate'))
    .argument('<bank>', say('bank'))
    .action((bank: string) => run((json) => keysRotate(config, say, json, bank))());
  return root;
}

function command(name: string, say: Speak): Command {
  const titles: Record<string, string> = {
    'Usage:': say('usage'),
    'Arguments:': say('arguments'),
    'Options:': say('options'),
    'Commands:': say('commands'),
  };
  return new Command(name)
    .helpOption('-h, --help', say('help'))
    .helpCommand(false)

    .configureHelp({ styleTitle: (title) => titles[title] ?? title });
}
