# Writes the man page of the program from its own help:
#   cmake -DPROGRAM=replylint -DPAGE=replylint.1 -P ReplylintManPage.cmake
cmake_minimum_required(VERSION 3.25)

function(read_help result)
  execute_process(COMMAND ${PROGRAM} ${ARGN} --help
    OUTPUT_VARIABLE help COMMAND_ERROR_IS_FATAL ANY)
  # What roff would read as an escape, a request or a hyphen; lines stay as they are.
  string(REPLACE "\\" "\\e" help "${help}")
  string(REPLACE "-" "\\-" help "${help}")
  string(REPLACE "\n." "\n\\&." help "${help}")
  string(REPLACE "\n'" "\n\\&'" help "${help}")
  set(${result} "${help}" PARENT_SCOPE)
endfunction()

read_help(main)
execute_process(COMMAND ${PROGRAM} --version OUTPUT_VARIABLE version OUTPUT_STRIP_TRAILING_WHITESPACE)
string(REGEX MATCH "^[^\n]*" summary "${main}")
file(WRITE ${PAGE} ".TH REPLYLINT 1 \"\" \"${version}\"\n.SH NAME\nreplylint \\- ${summary}\n"
  ".SH DESCRIPTION\n.nf\n${main}.fi\n.SH COMMANDS\n")
string(REGEX MATCHALL "\n  [a-z]+ " commands "${main}")
foreach(command IN LISTS commands)
  string(STRIP "${command}" command)
  if(NOT ${command} STREQUAL help)
    read_help(text ${command})
    file(APPEND ${PAGE} ".SS replylint ${command}\n.nf\n${text}.fi\n")
  endif()
endforeach()
