// Sentences that look like a flaw and are none, whichever finds them: a rule, or a learned table.
#ifndef REPLYLINT_RULES_EXCUSES_H
#define REPLYLINT_RULES_EXCUSES_H

#include <cstddef>
#include <string_view>

#include "rules/rule.h"
#include "text/words.h"

namespace replylint {

// "That was my mistake. As I told you that it was free, I have cancelled the bill": what we said
// binds us, and argues with nobody.
[[nodiscard]] bool owns_up_to_words(const Context& context, std::size_t sentence);

// "We will put up a sign, so that other visitors know": what we do ourselves.
[[nodiscard]] bool tells_own_deed(Words words);

// "I took a 44 from the shelf myself, measured it, and handed it to the courier."
[[nodiscard]] bool did_it_in_person(Words words);

// "That would be me!" to "Who do I contact?", "We do." to "Who pays?"
[[nodiscard]] bool names_person_asked_for(const Context& context, std::size_t sentence);

// "I can't imagine how annoying this must be": believes it, and how bad it is.
[[nodiscard]] bool feels_with_customer(Words words);

// "The robot gets on my nerves as well": how the writer feels, as the customer does.
[[nodiscard]] bool shares_feeling(Words words);

// "The warning went to a mailbox that you did not read on the beach.": where they were, and no
// fault of theirs.
[[nodiscard]] bool tells_absence(Words words);

// "As we were late, we will not charge them.": nothing to be afraid of.
[[nodiscard]] bool waives(Words words);

// "If the shop reconnects by itself, your customers will not notice.": the same.
[[nodiscard]] bool harms_nobody(Words words);

// "You will hear our decision.": news, and nothing held over them.
[[nodiscard]] bool announces_decision(Words words);

// "You didn't break it.", "Your settings were fine.", "Your letter had been filed under another
// name": the fault is none of the customer's.
[[nodiscard]] bool clears_customer(Words words);

// "No, you did everything right": sides with the customer.
[[nodiscard]] bool agrees_with_customer(Words words);

// "Not in the near future, I am sorry.": an answer of no, where nobody asked when.
[[nodiscard]] bool is_plain_no(const Context& context, std::size_t sentence);

// "Yes, yes and yes.", "No to both.": a verdict for each of what was asked, which are all questions
// of yes or no.
[[nodiscard]] bool gives_verdict_for_each(const Context& context, std::size_t sentence);

// "I confirm that we received your request" to whoever asked for that.
[[nodiscard]] bool confirms_receipt_as_asked(const Context& context, std::size_t sentence);

// "Thank you for being with us since 2019.": of this customer, and no stock line.
[[nodiscard]] bool names_year_of_loyalty(Words words);

// "What do you think?", "How does that sound?", behind an offer.
[[nodiscard]] bool asks_for_opinion(Words words);

// "If you would rather keep the plan, I can …" stands near.
[[nodiscard]] bool has_second_offer_beside(const Context& context, std::size_t sentence);

// "Because the law requires it." with no sentence of ours before that it could hang on.
[[nodiscard]] bool opens_with_reason(const Context& context, std::size_t sentence);

// Names an e-mail address.
[[nodiscard]] bool holds_mail_address(Words words);

// "Please contact accounting@shop.example", "Ask Nina at the desk" to "Who handles invoices?"
[[nodiscard]] bool names_contact_asked_for(const Context& context, std::size_t sentence);

// "Here are two lines that you may pass on: “You signed it in March.”": most of it is in quotation
// marks, and is said to nobody here.
[[nodiscard]] bool is_mostly_quoted(const Context& context, std::size_t sentence);

// Whatever its score in the learned tables, the sentence does not do this wrong.
[[nodiscard]] bool is_excused(const Context& context, std::string_view rule, std::size_t sentence);

}  // namespace replylint

#endif
