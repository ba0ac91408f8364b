# Completes the commands and options of replylint, by its own help.
_replylint() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} words=
  if ((COMP_CWORD == 1)); then
    words=$(replylint --help 2>/dev/null | sed -n 's/^  \([a-z][a-z]*\) .*/\1/p')
  elif [[ $current == -* ]]; then
    words=$(replylint "${COMP_WORDS[1]}" --help 2>/dev/null | grep -oE '^  (-h,)?--[a-z-]+' |
      sed 's/.*--/--/')
  elif [[ $previous == --ignore || ${COMP_WORDS[1]} == explain ]]; then
    words=$(replylint rules 2>/dev/null | sed -n 's/^ *\([a-z][a-z-]*\) .*/\1/p')
  elif [[ $previous == --fail-on ]]; then
    words='error warning suggestion never'
  elif [[ $previous == --format ]]; then
    words='text gnu json sarif github checkstyle html'
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}
complete -o default -F _replylint replylint
