/// replylint: diagnostics for replies to customers, before they are sent.
///
///     #include <replylint/replylint.h>
///     #include <iostream>
///
///     int main() {
///       const replylint::Linter linter(replylint::Style::load("default"));
///       const replylint::Report report =
///           linter.check("Hi, is IMAP available? And what does it cost?\n\nTyler\n",
///                        "Hi Tyler,\n\n> is IMAP available?\n\n"
///                        "Yes, it is available now.\n\nJohn\n");
///       for (const replylint::Diagnostic& diagnostic : report.diagnostics())
///         std::cout << diagnostic.rule << ": " << diagnostic.message << '\n';
///     }
///
/// Whole messages (headers, MIME, HTML) come from replylint/mail.h:
///
///     linter.check(replylint::read_message(inquiry), replylint::read_message(draft));
#ifndef REPLYLINT_REPLYLINT_H
#define REPLYLINT_REPLYLINT_H

#include "replylint/baseline.h"
#include "replylint/block.h"
#include "replylint/coverage.h"
#include "replylint/diagnostic.h"
#include "replylint/draft.h"
#include "replylint/fix.h"
#include "replylint/inquiry.h"
#include "replylint/linter.h"
#include "replylint/mail.h"
#include "replylint/message.h"
#include "replylint/report.h"
#include "replylint/rule.h"
#include "replylint/span.h"
#include "replylint/style.h"
#include "replylint/text.h"
#include "replylint/version.h"

#endif
