// Batch mode: one JSON object a line in, one out.
#ifndef REPLYLINT_CLI_BATCH_H
#define REPLYLINT_CLI_BATCH_H

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "replylint/message.h"

namespace replylint::cli {

// Makes a JSON object with members from a request; throws what it cannot answer. Called from
// several threads at once.
using AnswerRequest = std::function<std::string(const nlohmann::json& request)>;

struct LineAnswer {
  std::string json;     // an object; its first member is the request's "id", or null
  bool failed = false;  // it has "error"
};

// Answers one line. A line that is no JSON object, or for which `answer` throws, is answered with
// "error", which names the line by its number.
[[nodiscard]] LineAnswer answer_line(std::string_view line, std::size_t number,
                                     const AnswerRequest& answer);

// Answers every line of a file ("-" or empty: standard input), in the order of the lines, with so
// many threads; 0: one a processor. Each answer is flushed as soon as those before it are. Returns
// the exit status: 2 if a line failed, which standard error then says. Blank lines are no requests.
int run_batch(const std::string& file, unsigned jobs, const AnswerRequest& answer);

// A message of a request: "body", "html" or "eml", and header values. Throws UsageError; `name`
// says which member it was. Members that it does not know are added to `unknown`.
[[nodiscard]] Message message_from_json(const nlohmann::json& value, std::string_view name,
                                        std::vector<std::string>& unknown);

// A member of a request; nullptr if it is missing or null, which is the same.
[[nodiscard]] const nlohmann::json* find_member(const nlohmann::json& request,
                                                std::string_view name);

// A string member of a request, or `otherwise` if it is missing or null. Throws UsageError.
[[nodiscard]] std::string string_member(const nlohmann::json& request, const char* name,
                                        std::string_view otherwise = {});

// Adds a member at the end of a JSON object that has members already.
void add_member(std::string& object, std::string_view name, std::string_view json);

}  // namespace replylint::cli

#endif
