#!/bin/sh
# supervise.sh COMMAND... : runs COMMAND and asks it to end (SIGTERM) as soon as standard input is closed. Whoever holds
# the other end therefore leaves nothing behind, even when it is killed without a chance to clean up.
# Exits as COMMAND does.

exec 3<&0
"$@" </dev/null 3<&- &
command=$!
(
  read -r _ <&3
  kill -TERM "$command"
) &
watch=$!
wait "$command"
code=$?
kill "$watch" 2>/dev/null
exit "$code"
