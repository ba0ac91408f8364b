install(TARGETS replylint-core replylint-mail EXPORT replylint-targets)
