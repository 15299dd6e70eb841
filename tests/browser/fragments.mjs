// Validates stretches of HTML: a JSON list of { name, html } on standard input, a JSON list of findings on standard output.
import { text } from "node:stream/consumers";
import { HtmlValidate } from "html-validate";

const htmlvalidate = new HtmlValidate({
  root: true,
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: {
    "heading-level": ["error", { allowMultipleH1: false, minInitialRank: "any" }], // the h1 is the page's
  },
});

const findings = [];
for (const { name, html } of JSON.parse(await text(process.stdin))) {
  const report = htmlvalidate.validateStringSync(html, name);
  for (const { messages } of report.results) {
    for (const { ruleId, message, line, column, selector } of messages) {
      findings.push({ name, rule: ruleId, message, line, column, selector, source: html.split("\n")[line - 1]?.slice(Math.max(0, column - 40), column + 80) });
    }
  }
}
process.stdout.write(JSON.stringify(findings));
