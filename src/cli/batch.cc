#include "cli/batch.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <map>
#include <mutex>
#include <stdexcept>
#include <thread>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "replylint/mail.h"

#include "cli/commands.h"
#include "cli/dates.h"
#include "cli/input.h"
#include "cli/request_line.h"
#include "cli/request_members.h"
#include "report/json_writer.h"
#include "text/formatted.h"

namespace replylint::cli {

namespace {

using nlohmann::json;

// The lines of a file, of any length and with any bytes.
class LineReader {
 public:
  explicit LineReader(const std::string& path)
      : file_(path.empty() || path == "-" ? stdin : std::fopen(path.c_str(), "re")) {
    if (file_ == nullptr)
      throw UsageError(
          formatted("cannot read the requests: {}: {}; check the name and the permissions", path,
                    std::strerror(errno)));
    std::error_code error;
    if (file_ != stdin && std::filesystem::is_directory(path, error)) {
      std::fclose(file_);
      throw UsageError(
          formatted("the file of requests is a directory: {}; name a file in it", path));
    }
  }
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;
  ~LineReader() {
    std::free(buffer_);
    if (file_ != stdin) std::fclose(file_);
  }

  // The next line without its end; false at the end of the file.
  bool next(std::string_view& line) {
    const ssize_t length = getline(&buffer_, &capacity_, file_);
    if (length < 0) {
      if (std::ferror(file_) != 0)
        throw std::runtime_error(
            formatted("cannot read on in the requests: {}", std::strerror(errno)));
      return false;
    }
    line = {buffer_, static_cast<std::size_t>(length)};
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    return true;
  }

 private:
  FILE* file_;
  char* buffer_ = nullptr;
  std::size_t capacity_ = 0;
};

// One or several strings, as a list.
std::vector<std::string> strings_member(const json& object, const char* name) {
  const json* value = find_member(object, name);
  if (value == nullptr) return {};
  if (value->is_string()) return {value->get<std::string>()};
  std::vector<std::string> result;
  if (value->is_array()) {
    for (const json& each : *value)
      if (each.is_string()) result.push_back(each.get<std::string>());
    if (result.size() == value->size()) return result;
  }
  throw UsageError(formatted("“{}” must be a string or a list of strings", name));
}

std::string without_angle_brackets(std::string id) {
  if (id.starts_with('<') && id.ends_with('>')) id = id.substr(1, id.size() - 2);
  return id;
}

constexpr std::size_t most_ids = 10'000;

void read_ids(const json& value, const char* name, std::vector<std::string>& ids) {
  for (const std::string& text : strings_member(value, name)) {
    for (std::size_t start = text.find_first_not_of(" \t"); start != std::string::npos;) {
      const std::size_t end = std::min(text.find_first_of(" \t", start), text.size());
      if (ids.size() == most_ids)
        throw UsageError(formatted("“{}” has more than {} ids", name, most_ids));
      ids.push_back(without_angle_brackets(text.substr(start, end - start)));
      start = text.find_first_not_of(" \t", end);
    }
  }
}

// Header values are read by the reader of messages: it knows all forms that they have in mail.
class HeaderBlock {
 public:
  void add(std::string_view name, std::string value) {
    for (char& c : value)
      if (c == '\r' || c == '\n') c = ' ';
    text_ += formatted("{}: {}\r\n", name, value);
  }
  [[nodiscard]] Message read() const {
    return text_.empty() ? Message{} : read_message(text_ + "\r\n");
  }

 private:
  std::string text_;
};

// Addresses may stand in one string, in several, or be a name alone.
void read_addresses(const json& value, const char* name, std::string_view field,
                    HeaderBlock& header, std::vector<Address>& names_alone) {
  std::string joined;
  for (const std::string& text : strings_member(value, name)) {
    if (text.find('@') == std::string::npos) {
      if (!text.empty()) names_alone.push_back({text, ""});
    } else {
      joined += (joined.empty() ? "" : ", ") + text;
    }
  }
  if (!joined.empty()) header.add(field, joined);
}

void append(std::vector<Address>& addresses, std::vector<Address>&& more) {
  addresses.insert(addresses.end(), std::make_move_iterator(more.begin()),
                   std::make_move_iterator(more.end()));
}

void read_headers(const json& value, Message& message) {
  HeaderBlock block;
  read_addresses(value, "from", "From", block, message.from);
  read_addresses(value, "reply_to", "Reply-To", block, message.reply_to);
  read_addresses(value, "to", "To", block, message.to);
  read_addresses(value, "cc", "Cc", block, message.cc);
  read_addresses(value, "bcc", "Bcc", block, message.bcc);
  const std::string date = string_member(value, "date");
  message.date = parse_iso_date(date);
  if (!date.empty() && !message.date) block.add("Date", date);

  Message fields = block.read();
  append(message.from, std::move(fields.from));
  append(message.reply_to, std::move(fields.reply_to));
  append(message.to, std::move(fields.to));
  append(message.cc, std::move(fields.cc));
  append(message.bcc, std::move(fields.bcc));
  if (!message.date) message.date = fields.date;
  if (!date.empty() && !message.date)
    throw UsageError(formatted(
        "“date” cannot be read: “{}”; write it as in 2026-03-02T09:30:00Z or as in a header",
        date));
  message.has_headers = !message.from.empty() || !message.to.empty() || !message.cc.empty();

  message.subject = string_member(value, "subject");
  message.message_id = without_angle_brackets(string_member(value, "message_id"));
  read_ids(value, "in_reply_to", message.in_reply_to);
  read_ids(value, "references", message.references);
  if (find_member(value, "attachments") != nullptr) {
    message.attachments_known = true;
    for (std::string& name : strings_member(value, "attachments"))
      message.attachments.push_back({std::move(name), "", 0});
  }
}

constexpr auto message_members = std::to_array<RequestMember>({
    {"from", MemberValue::strings},
    {"reply_to", MemberValue::strings},
    {"to", MemberValue::strings},
    {"cc", MemberValue::strings},
    {"bcc", MemberValue::strings},
    {"date", MemberValue::string},
    {"subject", MemberValue::string},
    {"message_id", MemberValue::string},
    {"in_reply_to", MemberValue::strings},
    {"references", MemberValue::strings},
    {"attachments", MemberValue::strings},
    {"body", MemberValue::string},
    {"html", MemberValue::string},
    {"eml", MemberValue::string},
});

}  // namespace

const json* find_member(const json& request, std::string_view name) {
  const auto found = request.find(name);
  return found == request.end() || found->is_null() ? nullptr : &*found;
}

std::string string_member(const json& request, const char* name, std::string_view otherwise) {
  const json* value = find_member(request, name);
  if (value == nullptr) return std::string(otherwise);
  if (!value->is_string()) throw UsageError(formatted("“{}” must be a string", name));
  return value->get<std::string>();
}

Message message_from_json(const json& value, std::string_view name,
                          std::vector<std::string>& unknown) {
  if (!value.is_object())
    throw UsageError(formatted("“{}” must be an object, as in {{\"body\": \"…\"}}", name));
  check_members(value, name, message_members, unknown);
  if (find_member(value, "eml") != nullptr) return read_message(string_member(value, "eml"));
  Message message;
  if (find_member(value, "html") != nullptr)
    message = read_html(string_member(value, "html"));
  else if (find_member(value, "body") != nullptr)
    message = Message::from_text(string_member(value, "body"));
  else
    throw UsageError(formatted("“{}” needs a “body”, “html” or “eml”{}", name,
                               find_member(value, "text") != nullptr
                                   ? "; what is in “text” belongs in “body”"
                                   : remark_on_unknown(unknown)));
  read_headers(value, message);
  return message;
}

void add_member(std::string& object, std::string_view name, std::string_view text) {
  object.pop_back();
  object += formatted(",\"{}\":{}}}", name, text);
}

LineAnswer answer_line(std::string_view line, std::size_t number, const AnswerRequest& answer) {
  LineAnswer result;
  RequestLine read;
  try {
    read = read_request_line(line);
    if (!read.problem.empty()) throw UsageError(read.problem);
    result.json = answer(read.request);
  } catch (const std::exception& error) {
    result.failed = true;
    JsonWriter json_error;
    json_error.begin_object();
    json_error.member("error",
                      Message::from_text(formatted("line {}: {}", number, error.what())).body);
    json_error.end_object();
    result.json = json_error.take();
  }
  result.json.replace(0, 1, formatted("{{\"id\":{},", read.id));
  return result;
}

namespace {

// Threads that each take the next line, answer it, and write what is next in the order of the
// lines.
class Batch {
 public:
  Batch(const std::string& file, const AnswerRequest& answer)
      : file_(display_name(file.empty() ? "-" : file)), lines_(file), answer_(answer) {}

  int run(unsigned jobs) {
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < jobs; ++i) threads.emplace_back([this] { work(); });
    work();
    threads.clear();  // joins them
    if (error_) std::rethrow_exception(error_);
    if (failed_ == 0) return exit_clean;
    print_error(formatted("{} answered with an error; the first is line {} of {}",
                          failed_ == 1 ? "1 line was" : formatted("{} lines were", failed_),
                          first_failed_, file_));
    return exit_unusable;
  }

 private:
  struct Line {
    std::string text;
    std::size_t request = 0;  // how many requests are before it
    std::size_t number = 0;   // in the file, from 1; blank lines count
  };

  void work() {
    try {
      for (Line line; take(line);) write(line, answer_line(line.text, line.number, answer_));
    } catch (...) {
      const std::lock_guard lock(output_);
      if (!error_) error_ = std::current_exception();
      room_.notify_all();
    }
  }

  bool take(Line& line) {
    const std::lock_guard lock(input_);
    for (std::string_view next; !closed_ && lines_.next(next);) {
      ++lines_read_;
      if (next.find_first_not_of(" \t") == std::string_view::npos) continue;
      line.text = next;
      line.request = taken_++;
      line.number = lines_read_;
      return true;
    }
    return false;
  }

  void write(const Line& line, LineAnswer&& answer) {
    constexpr std::size_t most_waiting = 256;  // answers behind one that takes long
    std::unique_lock lock(output_);
    if (answer.failed) {
      ++failed_;
      first_failed_ = first_failed_ == 0 ? line.number : std::min(first_failed_, line.number);
    }
    waiting_.emplace(line.request, std::move(answer.json));
    while (!error_ && !closed_ && waiting_.contains(written_))
      closed_ = !print(waiting_.extract(written_++).mapped() + '\n');
    room_.notify_all();
    room_.wait(lock, [&] { return error_ || closed_ || line.request < written_ + most_waiting; });
    if (error_) throw std::runtime_error("another thread has failed");
  }

  std::string file_;  // as it is shown

  std::mutex input_;
  LineReader lines_;
  std::size_t lines_read_ = 0;
  std::size_t taken_ = 0;

  std::mutex output_;
  std::condition_variable room_;
  std::map<std::size_t, std::string> waiting_;  // answers by the number of the request
  std::size_t written_ = 0;
  std::size_t failed_ = 0;
  std::size_t first_failed_ = 0;  // line; 0: none
  std::exception_ptr error_;

  std::atomic<bool> closed_ = false;  // nobody reads the answers any more

  const AnswerRequest& answer_;
};

}  // namespace

int run_batch(const std::string& file, unsigned jobs, const AnswerRequest& answer) {
  if (jobs == 0) jobs = std::max(1U, std::thread::hardware_concurrency());
  return Batch(file, answer).run(jobs);
}

}  // namespace replylint::cli
