// One line of batch mode as a request.
#ifndef REPLYLINT_CLI_REQUEST_LINE_H
#define REPLYLINT_CLI_REQUEST_LINE_H

#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

namespace replylint::cli {

struct RequestLine {
  nlohmann::json request;   // an object, if there is no problem
  std::string id = "null";  // its "id" as JSON, with the numbers as they were written
  std::string problem;      // why the line is no request
};

[[nodiscard]] RequestLine read_request_line(std::string_view line);

}  // namespace replylint::cli

#endif
