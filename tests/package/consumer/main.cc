// A program of a user: a message with header fields through replylint::mail, and a body.
#include <iostream>

#include <replylint/replylint.h>

int main() {
  const replylint::Linter linter(replylint::Style::load("default"));
  const replylint::Message inquiry = replylint::read_message(
      "From: Tyler Hannigan <tyler@example.com>\n"
      "Subject: hosting\n"
      "Content-Type: text/plain; charset=utf-8\n"
      "\n"
      "Hi,\n\nIs IMAP available on the small plan?\nWhat does the large plan cost?\n\nTyler\n");
  const replylint::Report report = linter.check(
      inquiry,
      replylint::Message::from_text("Hi Tyler,\n\n> Is IMAP available on the small plan?\n\n"
                                    "Yes, IMAP is available on every plan.\n\nJohn\n"));
  for (const replylint::Diagnostic& diagnostic : report.diagnostics())
    std::cout << diagnostic.rule << ": " << diagnostic.message << '\n';
  return report.count(replylint::Severity::error) == 1 ? 0 : 1;
}
