// The extension module replylint._core: the C++ interface as Python objects, and nothing more.
// What a user meets is replylint/__init__.py; what the names mean is documented in the stubs.
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <pybind11/pybind11.h>
#include <pybind11/stl.h>

#include "replylint/replylint.h"

namespace py = pybind11;
using namespace replylint;

namespace {

// A code point begins at every byte that is no continuation byte.
std::size_t code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
  return count;
}

py::slice indices(const Span& span, std::string_view text) {
  if (span.end > text.size()) throw py::value_error("the span ends behind the end of the text");
  const std::size_t start = code_points(text.substr(0, span.start));
  const std::size_t end = start + code_points(slice(text, span));
  return {static_cast<py::ssize_t>(start), static_cast<py::ssize_t>(end), 1};
}

// An item with what the draft does about it.
struct CoveredItem {
  Item item;
  ItemCoverage coverage;
  std::string text;
};

std::vector<CoveredItem> covered_items(const Report& report) {
  std::vector<CoveredItem> result;
  for (std::size_t i = 0; i < report.items().size(); ++i) {
    const Item& item = report.items()[i];
    result.push_back(
        {item, report.coverage().items[i], std::string(slice(report.customer_text(), item.span))});
  }
  return result;
}

struct Parsed {
  std::string text;
  std::vector<Block> blocks;
  std::vector<Sentence> sentences;
  std::vector<Item> items;
};

Parsed parse(const Message& message, bool as_inquiry) {
  Parsed result;
  result.text = message.body;
  if (as_inquiry) {
    Inquiry inquiry = parse_inquiry(message);
    result.blocks = std::move(inquiry.blocks);
    result.sentences = std::move(inquiry.text.sentences);
    result.items = std::move(inquiry.items);
  } else {
    Draft draft = parse_draft(message);
    result.blocks = std::move(draft.blocks);
    result.sentences = std::move(draft.text.sentences);
  }
  return result;
}

template <typename T>
std::string name_of(const T& value) {
  return std::string(to_string(value));
}

// A message, and the file that it was read from; none of a str.
struct SourcedMessage {
  Message message;
  std::optional<std::string> bytes;

  [[nodiscard]] bool can_carry(std::string_view body) const {
    if (!bytes) return true;
    try {
      (void)replace_body(*bytes, body);
      return true;
    } catch (const BodyError&) {
      return false;
    }
  }
};

SourcedMessage message_of_text(std::string_view body) {
  return {Message::from_text(body), std::nullopt};
}

SourcedMessage message_of_bytes(std::string bytes) {
  Message message = read_message(bytes);
  return {std::move(message), std::move(bytes)};
}

// A report, and where its text stands in the file of the draft.
struct PlacedReport : Report {
  PlacedReport() = default;
  PlacedReport(Report report, const SourcedMessage& draft)
      : Report(std::move(report)),
        first_line(draft.message.body_line),
        lines_of_file(draft.message.lines_of_file),
        first_byte(draft.bytes ? draft.message.body_offset : 0) {
    if (draft.bytes && first_byte)
      first_character = code_points(std::string_view(*draft.bytes).substr(0, *first_byte));
  }

  std::size_t first_line = 1;
  bool lines_of_file = true;
  std::optional<std::size_t> first_byte;
  std::size_t first_character = 0;
};

TextOptions in_file(const PlacedReport& report, const std::string& file) {
  TextOptions options;
  options.file = file;
  options.first_line = report.first_line;
  options.lines_of_file = report.lines_of_file;
  options.first_byte = report.first_byte;
  options.first_character = report.first_character;
  return options;
}

struct Fixed {
  std::string text;
  PlacedReport report;
  std::vector<AppliedFix> applied;
  std::vector<AppliedFix> barred;
};

Fixed fix_draft(const Linter& linter, const Message& customer, const SourcedMessage& draft,
                const CheckOptions& check, bool unsafe) {
  FixResult result = fix(linter, customer, draft.message, check,
                         {unsafe, [&](std::string_view body) { return draft.can_carry(body); }});
  return {result.draft.body, PlacedReport(std::move(result.report), draft),
          std::move(result.applied), std::move(result.barred)};
}

// The one value that changes. Checks read a copy, which they take once they have let go of the
// interpreter's lock; some interpreters have none.
class SharedBaseline {
 public:
  SharedBaseline() = default;
  explicit SharedBaseline(Baseline baseline) : baseline_(std::move(baseline)) {}

  [[nodiscard]] Baseline copy() const {
    const std::lock_guard lock(mutex_);
    return baseline_;
  }
  [[nodiscard]] bool contains(const Diagnostic& diagnostic) const {
    const std::lock_guard lock(mutex_);
    return baseline_.contains(diagnostic);
  }
  std::string add(const Report& report) {
    const std::lock_guard lock(mutex_);
    return baseline_.add(report);
  }

 private:
  mutable std::mutex mutex_;
  Baseline baseline_;
};

std::optional<Baseline> copy_of(const SharedBaseline* baseline) {
  return baseline == nullptr ? std::nullopt : std::optional(baseline->copy());
}

CheckOptions check_options(const std::vector<std::string>& ignore,
                           const std::vector<SourcedMessage>& thread,
                           const std::optional<std::pair<std::int64_t, std::int32_t>>& now,
                           const std::optional<Baseline>& baseline) {
  CheckOptions options;
  if (now) options.now = Date{now->first, now->second};
  options.ignore = ignore;
  for (const SourcedMessage& earlier : thread) options.thread.push_back(earlier.message);
  options.baseline = baseline ? &*baseline : nullptr;
  return options;
}

std::string repr(const Span& span) {
  return "Span(" + std::to_string(span.start) + ", " + std::to_string(span.end) + ")";
}

// Enumerators have no class of their own in Python; a pickle holds their numbers.
template <typename T>
py::object to_state(const T& field) {
  if constexpr (std::is_enum_v<T>)
    return py::cast(static_cast<int>(field));
  else
    return py::cast(field);
}

template <typename T>
void from_state(const py::handle& state, T& field) {
  if constexpr (std::is_enum_v<T>) {
    field = static_cast<T>(state.cast<int>());
    if (to_string(field).empty()) throw py::value_error("the pickle is damaged");
  } else {
    field = state.cast<T>();
  }
}

// A class is pickled as the version of replylint and the tuple of its fields, which the next
// version may have in another order.
template <typename Class, auto... fields>
auto pickled_as() {
  return py::pickle(
      [](const Class& self) {
        return py::make_tuple(REPLYLINT_VERSION, to_state(self.*fields)...);
      },
      [](const py::tuple& state) {
        if (state.size() != sizeof...(fields) + 1 || !py::str(REPLYLINT_VERSION).equal(state[0]))
          throw py::value_error("pickled by another version of replylint");
        Class self;
        std::size_t at = 1;
        (from_state(state[at++], self.*fields), ...);
        return self;
      });
}

}  // namespace

namespace replylint {

struct ReportPickler {
  static auto pickled() {
    return pickled_as<PlacedReport, &Report::text_, &Report::customer_text_, &Report::style_,
                      &Report::skipped_, &Report::language_, &Report::customer_language_,
                      &Report::complete_, &Report::unknown_switch_, &Report::unknown_rules_,
                      &Report::unknown_fields_, &Report::items_, &Report::coverage_,
                      &Report::blocks_, &Report::diagnostics_, &PlacedReport::first_line,
                      &PlacedReport::lines_of_file, &PlacedReport::first_byte,
                      &PlacedReport::first_character>();
  }
};

}  // namespace replylint

// Nothing here is shared between threads without being const or having a lock.
#if PYBIND11_VERSION_HEX >= 0x020D0000
PYBIND11_MODULE(_core, module, py::mod_gil_not_used()) {
#else
PYBIND11_MODULE(_core, module) {
#endif
  module.doc() = "The C++ part of replylint.";
  module.attr("__version__") = REPLYLINT_VERSION;

  // StyleError carries its place as attributes.
  static py::exception<StyleError> style_error(module, "StyleError", PyExc_ValueError);
  style_error.attr("__doc__") =
      "A style that cannot be used: `file`, and `line` and `column` from 1 (0: not known); `others` "
      "has a line for each further mistake.";
  py::register_exception_translator([](std::exception_ptr pointer) {
    try {
      if (pointer) std::rethrow_exception(pointer);
    } catch (const BodyError& error) {
      PyErr_SetString(PyExc_ValueError, error.what());
    } catch (const BaselineError& error) {
      PyErr_SetString(PyExc_ValueError, error.what());
    } catch (const StyleError& error) {
      const py::handle type = style_error;
      py::object value = type(error.what());
      value.attr("file") = error.file();
      value.attr("line") = error.line();
      value.attr("column") = error.column();
      value.attr("others") = error.others();
      PyErr_SetObject(style_error.ptr(), value.ptr());
    }
  });

  py::class_<Span>(module, "Span", "Bytes [start, end) of a UTF-8 text.")
      .def(py::init([](std::size_t start, std::size_t end) {
             if (start > end) throw py::value_error("a span ends before it begins");
             return Span{start, end};
           }),
           py::arg("start"), py::arg("end"))
      .def_readonly(
          "start", &Span::start,
          "The first byte: an offset into the text as UTF-8, from 0. `indices` gives code points.")
      .def_readonly("end", &Span::end,
                    "The byte behind the last one: an offset into the text as UTF-8.")
      .def("indices", &indices, py::arg("text"),
           "The same range as a slice of the str `text`. Raises ValueError if it ends behind it.")
      .def("__len__", &Span::size)
      .def("__bool__", [](const Span&) { return true; })
      .def("__eq__",
           [](const Span& self, const py::object& other) {
             return py::isinstance<Span>(other) && self == other.cast<Span>();
           })
      .def("__hash__",
           [](const Span& self) { return py::hash(py::make_tuple(self.start, self.end)); })
      .def("__repr__", &repr)
      .def(pickled_as<Span, &Span::start, &Span::end>());

  py::class_<Block>(module, "Block", "Whole lines of one kind.")
      .def_property_readonly(
          "kind", [](const Block& self) { return name_of(self.kind); }, "What the lines are.")
      .def_readonly("depth", &Block::depth, "The quote depth; 0 is the writer's own.")
      .def_readonly("span", &Block::span, "Bytes of the text that was parsed, as UTF-8.")
      .def("__repr__",
           [](const Block& self) {
             return "<Block " + name_of(self.kind) + " depth " + std::to_string(self.depth) + " " +
                    repr(self.span) + ">";
           })
      .def(pickled_as<Block, &Block::kind, &Block::depth, &Block::span>());

  py::class_<Sentence>(module, "Sentence", "A sentence of the writer's own prose.")
      .def_property_readonly(
          "form", [](const Sentence& self) { return name_of(self.form); },
          "How it is built; a \"fragment\" has no finite verb or no subject.")
      .def_readonly("span", &Sentence::span, "Bytes of the text that was parsed, as UTF-8.")
      .def("__repr__",
           [](const Sentence& self) {
             return "<Sentence " + name_of(self.form) + " " + repr(self.span) + ">";
           })
      .def(pickled_as<Sentence, &Sentence::span, &Sentence::form, &Sentence::first_word,
                      &Sentence::end_word, &Sentence::question_mark, &Sentence::finite_verb,
                      &Sentence::has_subject>());

  py::class_<Item>(module, "ParsedItem", "What a customer brings up.")
      .def_readonly("id", &Item::id, "Counts from 1, in the order of the text.")
      .def_property_readonly(
          "kind", [](const Item& self) { return name_of(self.kind); }, "What it is.")
      .def_readonly("span", &Item::span, "Bytes of the customer's text as UTF-8.")
      .def_readonly("confidence", &Item::confidence,
                    "From 0 to 1: how sure it is that this is an item.")
      .def_property_readonly(
          "wants", [](const Item& self) { return name_of(self.wants); },
          "What an answer must hold: a time, a place, a yes or no.")
      .def_property_readonly(
          "form", [](const Item& self) { return name_of(self.form); },
          "That of the sentence, or of the clause where a sentence holds several items.")
      .def("__repr__",
           [](const Item& self) {
             return "<ParsedItem " + std::to_string(self.id) + " " + name_of(self.kind) + " " +
                    repr(self.span) + ">";
           })
      .def(pickled_as<Item, &Item::id, &Item::kind, &Item::span, &Item::confidence, &Item::wants,
                      &Item::form, &Item::sentence>());

  // These stand in pickles alone.
  py::class_<ItemCoverage>(module, "_ItemCoverage")
      .def(pickled_as<ItemCoverage, &ItemCoverage::state, &ItemCoverage::score,
                      &ItemCoverage::evidence, &ItemCoverage::quotes, &ItemCoverage::place>());
  py::class_<Coverage>(module, "_Coverage")
      .def(pickled_as<Coverage, &Coverage::items, &Coverage::complete>());

  py::class_<CoveredItem>(module, "Item", "What a customer brings up, and whether it is answered.")
      .def_property_readonly(
          "id", [](const CoveredItem& self) { return self.item.id; },
          "Counts from 1, in the order of the text.")
      .def_property_readonly(
          "kind", [](const CoveredItem& self) { return name_of(self.item.kind); }, "What it is.")
      .def_property_readonly(
          "span", [](const CoveredItem& self) { return self.item.span; },
          "Bytes of the customer's text, `Report.customer_text`, as UTF-8.")
      .def_readonly("text", &CoveredItem::text, "The customer's words: those of `span`.")
      .def_property_readonly(
          "confidence", [](const CoveredItem& self) { return self.item.confidence; },
          "From 0 to 1: how sure it is that this is an item.")
      .def_property_readonly(
          "wants", [](const CoveredItem& self) { return name_of(self.item.wants); },
          "What an answer must hold: a time, a place, a yes or no.")
      .def_property_readonly(
          "form", [](const CoveredItem& self) { return name_of(self.item.form); },
          "That of the sentence, or of the clause where a sentence holds several items.")
      .def_property_readonly(
          "state", [](const CoveredItem& self) { return name_of(self.coverage.state); },
          "What the draft does about it; \"deferred\" is put off to another time.")
      .def_property_readonly(
          "score", [](const CoveredItem& self) { return self.coverage.score; },
          "From 0 to 1: how well the evidence answers it.")
      .def_property_readonly(
          "evidence", [](const CoveredItem& self) { return self.coverage.evidence; },
          "The bytes of `Report.text` as UTF-8 that answer it; empty if nothing does.")
      .def("__repr__",
           [](const CoveredItem& self) {
             return "<Item " + std::to_string(self.item.id) + " " + name_of(self.item.kind) + " " +
                    name_of(self.coverage.state) + " " + repr(self.item.span) + ">";
           })
      .def(pickled_as<CoveredItem, &CoveredItem::item, &CoveredItem::coverage,
                      &CoveredItem::text>());

  py::class_<Edit>(module, "Edit", "Replaces the bytes of a span of the draft.")
      .def_readonly("span", &Edit::span,
                    "The bytes of the draft as UTF-8 that go; empty where text is put in between.")
      .def_readonly("text", &Edit::text, "What comes in their place.")
      .def("__repr__",
           [](const Edit& self) {
             return "<Edit " + repr(self.span) + " " +
                    py::repr(py::str(self.text)).cast<std::string>() + ">";
           })
      .def(pickled_as<Edit, &Edit::span, &Edit::text>());

  py::class_<Fix>(module, "Fix", "A way to mend a diagnostic: all its edits together.")
      .def_readonly("title", &Fix::title, "What it does, for people.")
      .def_readonly("safe", &Fix::safe, "Whether it cannot change the meaning.")
      .def_readonly(
          "edits", &Fix::edits,
          "All its edits, to be made together, in the order of the draft; they do not overlap.")
      .def("__repr__",
           [](const Fix& self) {
             return "<Fix " + py::repr(py::str(self.title)).cast<std::string>() + ">";
           })
      .def(pickled_as<Fix, &Fix::title, &Fix::safe, &Fix::edits>());

  py::class_<Diagnostic>(module, "Diagnostic", "What is wrong with a draft, and where.")
      .def_readonly("rule", &Diagnostic::rule, "The id of its rule, as in `rules()`.")
      .def_property_readonly(
          "severity", [](const Diagnostic& self) { return name_of(self.severity); },
          "How grave it is in the style that checked.")
      .def_readonly("confidence", &Diagnostic::confidence, "From 0 to 1: how sure it is.")
      .def_readonly("message", &Diagnostic::message,
                    "What is wrong, why it matters and what to write, for people.")
      .def_readonly(
          "span", &Diagnostic::span,
          "The bytes of `Report.text` as UTF-8 that it is about; empty where something is missing.")
      .def_readonly("item", &Diagnostic::item, "The Item.id that it is about, or None.")
      .def_readonly("fixes", &Diagnostic::fixes,
                    "Ways to mend it, each by itself; mostly one, or none.")
      .def_property_readonly(
          "fingerprint", [](const Diagnostic& self) { return fingerprint_text(self.fingerprint); },
          "16 hexadecimal digits: of the rule and the words, wherever they stand.")
      .def("__repr__",
           [](const Diagnostic& self) {
             return "<Diagnostic " + name_of(self.severity) + " " + self.rule + " " +
                    repr(self.span) + ">";
           })
      .def(pickled_as<Diagnostic, &Diagnostic::rule, &Diagnostic::severity, &Diagnostic::confidence,
                      &Diagnostic::message, &Diagnostic::span, &Diagnostic::item,
                      &Diagnostic::fixes, &Diagnostic::fingerprint>());

  py::class_<PlacedReport>(module, "Report", "What a check found.")
      .def_property_readonly(
          "text", &Report::text,
          "The draft's body; spans count the bytes of its UTF-8. Never holds a lone surrogate.")
      .def_property_readonly("customer_text", &Report::customer_text,
                             "The body of the customer's message, which the spans of items are in.")
      .def_property_readonly("style", &Report::style, "The name of the style that checked.")
      .def_property_readonly(
          "language", &Report::language,
          "The language of the draft's own prose: \"en\", \"de\", \u2026; \"und\" where it is not known.")
      .def_property_readonly("customer_language", &Report::customer_language,
                             "The language of the customer's prose, as in `language`.")
      .def_property_readonly("complete", &Report::complete,
                             "False where a message has more prose than is looked at, 128 kB.")
      .def_property_readonly(
          "skipped", &Report::skipped,
          "Why the draft was not checked: its header, or the style. Mostly empty: it was.")
      .def_property_readonly(
          "unknown_rules", &Report::unknown_rules,
          "What \"X-Replylint-Ignore\" of the draft names and no rule is called, each once.")
      .def_property_readonly(
          "unknown_fields", &Report::unknown_fields,
          "Header fields of the draft that begin as X-Replylint does, and do nothing.")
      .def_property_readonly(
          "items", [](const PlacedReport& self) { return covered_items(self); },
          "What the customer brings up, in the order of their text.")
      .def_property_readonly(
          "notes", &Report::notes,
          "Where the check does not do all that one may expect of it, a sentence each.\n\n"
          "Only the beginning of a very long message is read; \"X-Replylint-Ignore\" names what is "
          "not a\nrule; the reply is in a language that is not judged by its words. Mostly empty.")
      .def_property_readonly("blocks", &Report::blocks,
                             "The draft in blocks, in its order; they do not overlap.")
      .def_property_readonly("diagnostics", &Report::diagnostics,
                             "What is wrong, in the order of the draft.")
      .def_property_readonly(
          "errors", [](const PlacedReport& self) { return self.count(Severity::error); },
          "The number of diagnostics that are errors.")
      .def_property_readonly(
          "warnings", [](const PlacedReport& self) { return self.count(Severity::warning); },
          "The number of diagnostics that are warnings.")
      .def_property_readonly(
          "suggestions", [](const PlacedReport& self) { return self.count(Severity::suggestion); },
          "The number of diagnostics that are suggestions.")
      .def(
          "to_json", [](const PlacedReport& self) { return to_json(self); },
          "The JSON object of `replylint check --format json`.")
      .def(
          "to_sarif",
          [](const PlacedReport& self, const std::string& file) {
            return to_sarif(self, in_file(self, file));
          },
          py::arg("file") = "draft", "SARIF 2.1.0.")
      .def(
          "to_text",
          [](const PlacedReport& self, const std::string& file, std::size_t width) {
            TextOptions options = in_file(self, file);
            options.width = width;
            return to_text(self, options);
          },
          py::arg("file") = "draft", py::arg("width") = 80, "For people at a terminal.")
      .def(
          "to_html",
          [](const PlacedReport& self, const std::string& file) {
            return to_html(self, in_file(self, file));
          },
          py::arg("file") = "draft", "A page of the reply that needs nothing else.")
      .def(
          "to_github",
          [](const PlacedReport& self, const std::string& file) {
            return to_github(self, in_file(self, file));
          },
          py::arg("file") = "draft", "Annotations of GitHub Actions.")
      .def(
          "to_checkstyle",
          [](const PlacedReport& self, const std::string& file) {
            return to_checkstyle(self, in_file(self, file));
          },
          py::arg("file") = "draft", "The XML of Checkstyle.")
      .def("__str__", [](const PlacedReport& self) { return to_gnu(self, in_file(self, "draft")); })
      .def("__repr__",
           [](const PlacedReport& self) {
             return "<Report " + std::to_string(self.count(Severity::error)) + " errors, " +
                    std::to_string(self.count(Severity::warning)) + " warnings, " +
                    std::to_string(self.count(Severity::suggestion)) + " suggestions>";
           })
      .def(ReportPickler::pickled());

  py::class_<Parsed>(module, "Parsed", "A message taken apart.")
      .def_readonly("text", &Parsed::text, "The body that the spans are in, as bytes of its UTF-8.")
      .def_readonly("blocks", &Parsed::blocks, "Its blocks, in order; they do not overlap.")
      .def_readonly("sentences", &Parsed::sentences,
                    "The sentences of the writer's own prose, in order.")
      .def_readonly("items", &Parsed::items,
                    "What a customer brings up in it, in order; empty unless parsed as an inquiry.")
      .def("__repr__",
           [](const Parsed& self) {
             return "<Parsed " + std::to_string(self.blocks.size()) + " blocks, " +
                    std::to_string(self.sentences.size()) + " sentences, " +
                    std::to_string(self.items.size()) + " items>";
           })
      .def(
          pickled_as<Parsed, &Parsed::text, &Parsed::blocks, &Parsed::sentences, &Parsed::items>());

  py::class_<SourcedMessage>(module, "Message", "A message as values.")
      .def_static("from_text", &message_of_text, py::arg("body"))
      .def_static("from_bytes", &message_of_bytes, py::arg("bytes"))
      .def_property_readonly(
          "body", [](const SourcedMessage& self) { return self.message.body; },
          "The text, decoded; what cannot be is U+FFFD. Of HTML, the words without the marks.")
      .def_property_readonly(
          "subject", [](const SourcedMessage& self) { return self.message.subject; },
          "The decoded Subject, empty if there is none.")
      .def("__repr__",
           [](const SourcedMessage& self) {
             return "<Message " + py::repr(py::str(self.message.subject)).cast<std::string>() + ">";
           })
      .def(py::pickle(
          [](const SourcedMessage& self) {
            return self.bytes ? py::make_tuple(py::bytes(*self.bytes), true)
                              : py::make_tuple(py::bytes(self.message.body), false);
          },
          [](const py::tuple& state) {
            std::string bytes = state[0].cast<std::string>();
            return state[1].cast<bool>() ? message_of_bytes(std::move(bytes))
                                         : message_of_text(bytes);
          }));

  py::class_<AppliedFix>(module, "AppliedFix", "A fix that was made.")
      .def_readonly("rule", &AppliedFix::rule, "The id of the rule whose diagnostic it mends.")
      .def_readonly("title", &AppliedFix::title, "What it did, for people.")
      .def_readonly("safe", &AppliedFix::safe, "Whether it cannot have changed the meaning.")
      .def("__repr__", [](const AppliedFix& self) { return "<AppliedFix " + self.rule + ">"; })
      .def(pickled_as<AppliedFix, &AppliedFix::rule, &AppliedFix::title, &AppliedFix::safe>());

  py::class_<Fixed>(module, "Fixed", "A draft with its fixes made.")
      .def_readonly("text", &Fixed::text, "The draft's body with the fixes made.")
      .def_readonly("report", &Fixed::report, "The check of that body: what is left.")
      .def_readonly("applied", &Fixed::applied,
                    "The fixes that were made, in the order in which they were.")
      .def_readonly(
          "barred", &Fixed::barred,
          "Fixes that would help, but `replace_body` cannot put their text into the draft's bytes.")
      .def("__repr__",
           [](const Fixed& self) {
             return "<Fixed " + std::to_string(self.applied.size()) + " fixes>";
           })
      .def(pickled_as<Fixed, &Fixed::text, &Fixed::report, &Fixed::applied, &Fixed::barred>());

  py::class_<SharedBaseline>(module, "Baseline", "A set of reviewed findings.")
      .def(py::init<>())
      .def_static(
          "parse",
          [](std::string_view json_lines, std::string_view name) {
            return std::make_unique<SharedBaseline>(Baseline::parse(json_lines, name));
          },
          py::arg("json_lines"), py::arg("name") = "baseline")
      .def(
          "add", [](SharedBaseline& self, const PlacedReport& report) { return self.add(report); },
          py::arg("report"))
      .def("__contains__", &SharedBaseline::contains);

  py::class_<Style>(module, "Style", "House rules.")
      .def_static(
          "load",
          [](const py::object& name_or_path) {
            const py::object path = py::module_::import("os").attr("fspath")(name_or_path);
            return Style::load(path.cast<std::string>());
          },
          py::arg("name_or_path"))
      .def_static("parse", &Style::parse, py::arg("toml"), py::arg("name") = "style")
      .def_static("find", &Style::find, py::arg("directory") = ".")
      .def_property_readonly("name", &Style::name,
                             "The name that it was loaded by; a path for a file.")
      .def_property_readonly("own_rules", &Style::own_rules,
                             "The ids of the rules that the style adds to the catalogue, sorted.")
      .def(
          "severity",
          [](const Style& self, std::string_view rule) -> std::optional<std::string> {
            const std::optional<Severity> severity = self.severity(rule);
            return severity ? std::optional(name_of(*severity)) : std::nullopt;
          },
          py::arg("rule"))
      .def("to_toml", &Style::to_toml)
      .def("__repr__",
           [](const Style& self) {
             return "<Style " + py::repr(py::str(self.name())).cast<std::string>() + ">";
           })
      .def(py::pickle([](const Style& self) { return py::make_tuple(self.to_toml(), self.name()); },
                      [](const py::tuple& state) {
                        return Style::parse(state[0].cast<std::string>(),
                                            state[1].cast<std::string>());
                      }));

  py::class_<Linter>(module, "Linter", "Checks drafts by one style.")
      .def(py::init([](const Style& style) { return std::make_unique<Linter>(style); }),
           py::arg("style"))
      .def_property_readonly(
          "style", [](const Linter& self) { return self.style().name(); }, "The name of its style.")
      .def_property_readonly(
          "own_rules", [](const Linter& self) { return self.style().own_rules(); },
          "The ids of the rules that its style adds to the catalogue, sorted.")
      .def(
          "check",
          [](const Linter& self, const SourcedMessage& customer, const SourcedMessage& draft,
             const std::vector<std::string>& ignore, const std::vector<SourcedMessage>& thread,
             const std::optional<std::pair<std::int64_t, std::int32_t>>& now,
             const SharedBaseline* baseline) {
            const std::optional<Baseline> reviewed = copy_of(baseline);
            return PlacedReport(self.check(customer.message, draft.message,
                                           check_options(ignore, thread, now, reviewed)),
                                draft);
          },
          py::arg("customer"), py::arg("draft"), py::arg("ignore"), py::arg("thread"),
          py::arg("now"), py::arg("baseline"), py::call_guard<py::gil_scoped_release>())
      .def(
          "fix",
          [](const Linter& self, const SourcedMessage& customer, const SourcedMessage& draft,
             const std::vector<std::string>& ignore, const std::vector<SourcedMessage>& thread,
             const std::optional<std::pair<std::int64_t, std::int32_t>>& now,
             const SharedBaseline* baseline, bool unsafe) {
            const std::optional<Baseline> reviewed = copy_of(baseline);
            return fix_draft(self, customer.message, draft,
                             check_options(ignore, thread, now, reviewed), unsafe);
          },
          py::arg("customer"), py::arg("draft"), py::arg("ignore"), py::arg("thread"),
          py::arg("now"), py::arg("baseline"), py::arg("unsafe"),
          py::call_guard<py::gil_scoped_release>());

  module.def(
      "parse",
      [](const SourcedMessage& message, bool as_inquiry) {
        return parse(message.message, as_inquiry);
      },
      py::arg("message"), py::arg("as_inquiry"), py::call_guard<py::gil_scoped_release>());
  module.def(
      "replace_body",
      [](const std::string& bytes, const std::string& text) {
        return py::bytes(replace_body(bytes, text));
      },
      py::arg("bytes"), py::arg("text"),
      "The bytes of a message with another body; ValueError where it cannot be.");
  module.def("style_schema", &Style::schema, "The JSON Schema of styles.");
  module.def("builtin_styles", &Style::builtin_names, "Names of the built-in styles, sorted.");
  module.def(
      "rules",
      [] {
        py::dict result;
        for (const RuleInfo& rule : rules())
          result[py::str(std::string(rule.id))] = py::str(std::string(rule.summary));
        return result;
      },
      "The rule catalogue: id to one line of what it finds.");
}
