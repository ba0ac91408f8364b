// Runs a tool of Node.js: peers.mjs TOOL speed|replies MESSAGES SECONDS
import { readFileSync } from "node:fs";

const tools = {
  async "email-reply-parser"() {
    const { default: EmailReplyParser } = await import("email-reply-parser");
    const parser = new EmailReplyParser();
    return {
      run: (text) => parser.parseReply(text),
      readings(text) {
        const fragments = parser.read(text).getFragments();
        return [parser.parseReply(text), fragments[0]?.getContent() ?? ""];
      },
    };
  },

  async "write-good"() {
    const { default: writeGood } = await import("write-good");
    return { run: (text) => writeGood(text).length };
  },

  async alex() {
    const { text: alex } = await import("alex");
    return { run: (text) => alex(text).messages.length };
  },

  async harper() {
    const { Dialect, LocalLinter } = await import("harper.js");
    const { binary } = await import("harper.js/binary");
    const linter = new LocalLinter({ binary, dialect: Dialect.American });
    await linter.setup();
    return {
      async run(text) {
        const lints = await linter.lint(text, { language: "plaintext" });
        for (const lint of lints) lint.free();
        return lints.length;
      },
    };
  },

  async textlint() {
    const { createLinter } = await import("textlint");
    const { TextlintKernelDescriptor } = await import("@textlint/kernel");
    const load = async (name) => {
      const { default: module } = await import(name);
      return module.default ?? module;
    };
    const rules = ["stop-words", "terminology"];
    const descriptor = new TextlintKernelDescriptor({
      plugins: [{ pluginId: "text", plugin: await load("@textlint/textlint-plugin-text") }],
      rules: await Promise.all(rules.map(async (ruleId) =>
        ({ ruleId, rule: await load(`textlint-rule-${ruleId}`), options: true }))),
      filterRules: [],
    });
    const linter = createLinter({ descriptor });
    return { run: async (text) => (await linter.lintText(text, "draft.txt")).messages.length };
  },
};

const [tool, mode, messages, seconds] = process.argv.slice(2);
const { run, readings } = await tools[tool]();
const lines = readFileSync(messages, "utf8").trimEnd().split("\n");
const texts = lines.flatMap((line) => Object.values(JSON.parse(line)));

if (mode === "replies") {
  for (const text of texts) console.log(JSON.stringify(readings(text)));
} else {
  const processorTime = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  };
  const measure = async (limit) => {
    const start = processorTime();
    let passes = 0;
    let findings = 0;
    for (; passes === 0 || processorTime() - start < limit; ++passes) {
      findings = 0;
      for (const text of texts) findings += Number(await run(text)) || 0;
    }
    return { passes, findings, seconds: processorTime() - start };
  };
  await measure(2);
  console.log(JSON.stringify(await measure(Number(seconds))));
}
