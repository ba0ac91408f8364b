// What a web form asks the customer ("How did you hear about us? Google"), and the customer does
// not ask.
#ifndef REPLYLINT_PARSE_FORM_PROMPTS_H
#define REPLYLINT_PARSE_FORM_PROMPTS_H

#include <string_view>

#include "replylint/inquiry.h"

namespace replylint {

// Takes the questions that have the customer's entry behind them out of the items, where the body
// is what a form sent. Linear in the body.
void drop_form_prompts(Inquiry& inquiry, std::string_view body);

}  // namespace replylint

#endif
