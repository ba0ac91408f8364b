// Batch mode: one JSON object a line in, one out.
#ifndef REPLYLINT_CLI_BATCH_H
#define REPLYLINT_CLI_BATCH_H

#include <functional>
#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "replylint/message.h"

namespace replylint::cli {

// Answers every line of a file ("-" or empty: standard input): `answer` makes a JSON object from
// a request, to which the request's "id" is added. Each answer is flushed before the next line is
// read. A line that is no JSON object, or for which `answer` throws, is answered with "error".
// Returns the exit status: 2 if there was such a line.
int run_batch(const std::string& file,
              const std::function<std::string(const nlohmann::json& request)>& answer);

// A message of a request (M in the contract): "body", "html" or "eml", and header values. Throws
// UsageError; `name` says which member it was.
[[nodiscard]] Message message_from_json(const nlohmann::json& value, std::string_view name);

// A string member of a request, or `otherwise` if it is missing or null. Throws UsageError.
[[nodiscard]] std::string string_member(const nlohmann::json& request, const char* name,
                                        std::string_view otherwise = {});

// Adds a member at the end of a JSON object that has members already.
void add_member(std::string& object, std::string_view name, std::string_view json);

}  // namespace replylint::cli

#endif
