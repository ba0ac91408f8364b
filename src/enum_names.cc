// The names of enumerators, as JSON and messages write them.
#include "replylint/block.h"
#include "replylint/coverage.h"
#include "replylint/diagnostic.h"
#include "replylint/inquiry.h"
#include "replylint/text.h"

namespace replylint {

std::string_view to_string(BlockKind kind) noexcept {
  switch (kind) {
    case BlockKind::salutation:
      return "salutation";
    case BlockKind::attribution:
      return "attribution";
    case BlockKind::quote:
      return "quote";
    case BlockKind::answer:
      return "answer";
    case BlockKind::preformatted:
      return "preformatted";
    case BlockKind::closing:
      return "closing";
    case BlockKind::signature:
      return "signature";
    case BlockKind::header:
      return "header";
    case BlockKind::notice:
      return "notice";
    case BlockKind::original:
      return "original";
  }
  return "";
}

std::string_view to_string(SentenceForm form) noexcept {
  switch (form) {
    case SentenceForm::declarative:
      return "declarative";
    case SentenceForm::interrogative:
      return "interrogative";
    case SentenceForm::imperative:
      return "imperative";
    case SentenceForm::fragment:
      return "fragment";
  }
  return "";
}

std::string_view to_string(ItemKind kind) noexcept {
  switch (kind) {
    case ItemKind::question:
      return "question";
    case ItemKind::request:
      return "request";
    case ItemKind::problem:
      return "problem";
    case ItemKind::praise:
      return "praise";
    case ItemKind::complaint:
      return "complaint";
  }
  return "";
}

std::string_view to_string(Wanted wanted) noexcept {
  switch (wanted) {
    case Wanted::verdict:
      return "verdict";
    case Wanted::choice:
      return "choice";
    case Wanted::time:
      return "time";
    case Wanted::quantity:
      return "quantity";
    case Wanted::place:
      return "place";
    case Wanted::person:
      return "person";
    case Wanted::reason:
      return "reason";
    case Wanted::manner:
      return "manner";
    case Wanted::thing:
      return "thing";
    case Wanted::act:
      return "act";
  }
  return "";
}

std::string_view to_string(ItemState state) noexcept {
  switch (state) {
    case ItemState::answered:
      return "answered";
    case ItemState::deferred:
      return "deferred";
    case ItemState::unanswered:
      return "unanswered";
  }
  return "";
}

std::string_view to_string(Severity severity) noexcept {
  switch (severity) {
    case Severity::suggestion:
      return "suggestion";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "";
}

}  // namespace replylint
