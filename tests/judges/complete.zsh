# What zsh offers at the end of a command line, as it is shown to whoever presses the tab key twice.
#
#     zsh -f tests/judges/complete.zsh FOLDER "genreport a.toml --o" PATTERN
#
# FOLDER has the script for zsh as `_genreport`. Prints what is on the screen as soon as the pattern
# matches it; whoever starts this gives up after some time.
zmodload zsh/zpty
zpty shell "zsh -f -i"
zpty -w shell "PS1='ready '; fpath=($1 \$fpath); autoload -Uz compinit; compinit -u -D; print re''ached"
zpty -r shell screen '*reached*ready *' || exit 1
zpty -n -w shell "$2"$'\t\t'
zpty -r shell screen "$3" || exit 1
print -r -- "$screen"
zpty -d shell
