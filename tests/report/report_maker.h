// Makes reports by hand, to see how they are written.
#ifndef REPLYLINT_TESTS_REPORT_REPORT_MAKER_H
#define REPLYLINT_TESTS_REPORT_REPORT_MAKER_H

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "replylint/report.h"

namespace replylint {

struct ReportMaker {
  explicit ReportMaker(std::string text) {
    report.text_ = std::move(text);
    report.style_ = "default";
  }

  // A finding on the first place where these words stand in the draft.
  Diagnostic& find(std::string_view words, std::string rule, std::string message,
                   Severity severity = Severity::warning) {
    return at(report.text_.find(words), words.size(), std::move(rule), std::move(message),
              severity);
  }

  Diagnostic& at(std::size_t start, std::size_t size, std::string rule, std::string message,
                 Severity severity = Severity::warning) {
    Diagnostic& diagnostic = report.diagnostics_.emplace_back();
    diagnostic.rule = std::move(rule);
    diagnostic.message = std::move(message);
    diagnostic.severity = severity;
    diagnostic.span = {start, start + size};
    return diagnostic;
  }

  // The customer asks one question.
  void ask(std::string question) {
    report.customer_text_ = std::move(question);
    Item item;
    item.id = 1;
    item.span = {0, report.customer_text_.size()};
    report.items_ = {item};
    report.coverage_.items.resize(1);
  }

  // The draft answers it by these words.
  void answer(std::string_view words) {
    const std::size_t start = report.text_.find(words);
    report.coverage_.items[0].state = ItemState::answered;
    report.coverage_.items[0].evidence = {{start, start + words.size()}};
  }

  // Only the beginning of a message was read.
  void cut() { report.complete_ = false; }

  Report report;
};

}  // namespace replylint

#endif
