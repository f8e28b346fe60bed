# shellcheck shell=sh
# What WhoCounts needs from the system, in one place: `whocounts` and the scripts beside this file
# read it with `.`. It installs Debian packages that are missing and finds Swift; it never installs
# Swift itself and changes nothing when nothing is missing, so it works again without a network.

# To compile and to draw: the libraries of Package.swift and the fonts of the figures.
# shellcheck disable=SC2034 # the scripts that read this file use these lists
library_packages="libcairo2-dev libpango1.0-dev libxml2-dev libzip-dev libpng-dev zlib1g-dev
  libglib2.0-dev coinor-libclp-dev pkg-config fonts-noto-core"

# What a Swift toolchain that was unpacked from its archive expects of a bare Debian. `|` parts
# names that a package has in different releases: one of them is enough.
# shellcheck disable=SC2034
swift_packages="binutils ca-certificates g++ git libc6-dev libcurl4|libcurl4t64 libncurses6
  libsqlite3-0 tzdata"

# For the tests only: a browser, the HTML validator's Java, readers of PDF and SVG, Python.
# shellcheck disable=SC2034
test_packages="chromium chromium-driver default-jre-headless libxml2-utils poppler-utils
  python3-venv qpdf shellcheck"

# The first version whose package manager reads our Package.swift.
swift_needed=6.1

say() { printf '%s\n' "$*" >&2; }

# Ends with exit code 3: something that the script cannot bring about itself is missing.
give_up() {
  say "$@"
  exit 3
}

# Prints those of the named packages that are not installed, alternatives still with their `|`.
missing_packages() {
  for package in "$@"; do
    # shellcheck disable=SC2046 # alternatives become words
    case $(dpkg-query -W -f='<${db:Status-Status}>' $(printf '%s' "$package" | tr '|' ' ') 2>/dev/null) in
      *"<installed>"*) ;;
      *) printf '%s ' "$package" ;;
    esac
  done
}

# Prints the name that this release of the system has for each, given alternatives.
known_packages() {
  for package in "$@"; do
    while [ "$package" != "${package#*|}" ] && ! apt-cache show "${package%%|*}" >/dev/null 2>&1; do
      package=${package#*|}
    done
    printf '%s ' "${package%%|*}"
  done
}

# Elsewhere than on Debian: whether pkg-config knows the libraries, whatever installed them.
check_libraries() {
  missing=""
  for library in cairo pangocairo libxml-2.0 libzip zlib libpng glib-2.0 clp; do
    pkg-config --exists "$library" 2>/dev/null || missing="$missing $library"
  done
  [ -z "$missing" ] || give_up "WhoCounts needs these libraries, known to pkg-config:$missing
Install them with your system's package manager, and the Noto fonts, then run this again.
(On Debian and Ubuntu this script does it.)"
}

# install_packages NAME…: installs what is missing; asks apt for nothing when nothing is.
install_packages() {
  if ! command -v dpkg-query >/dev/null 2>&1; then
    check_libraries
    return
  fi
  missing=$(missing_packages "$@")
  [ -n "$missing" ] || return 0
  # shellcheck disable=SC2086 # a list of words
  by_hand="apt-get install --no-install-recommends $(known_packages $missing)"
  command -v apt-get >/dev/null 2>&1 ||
    give_up "These packages are missing, and there is no apt-get to install them: $missing"
  as_root=""
  if [ "$(id -u)" != 0 ]; then
    { command -v sudo >/dev/null 2>&1 && { [ -t 0 ] || sudo -n true 2>/dev/null; }; } ||
      give_up "These packages are missing, and installing them needs an administrator: $missing
Ask for: $by_hand"
    as_root=sudo
  fi
  say "Installing: $missing"
  log=$(mktemp)
  # The lists may be absent (images delete them) or old; a failed update alone is no failure.
  # A reason is printed only when the installation fails.
  $as_root apt-get update -qq -o DPkg::Lock::Timeout=300 >"$log" 2>&1 || true
  # shellcheck disable=SC2086 # a list of words
  missing=$(known_packages $missing)
  # shellcheck disable=SC2086
  if ! $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
    --no-install-recommends -o DPkg::Lock::Timeout=300 $missing >>"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    give_up "These packages could not be installed: $missing
Install them by hand, then run this again: $by_hand"
  fi
  rm -f "$log"
  # The first figure would otherwise wait for the font cache.
  case $missing in *fonts-*) ! command -v fc-cache >/dev/null 2>&1 || $as_root fc-cache -f ;; esac
}

# Prints the folder of a Swift toolchain's programs. OpenStack's client is also called `swift`:
# only a folder that holds the compiler too is taken.
swift_folder() {
  found=$(command -v swiftc 2>/dev/null) || found=""
  for folder in ${SWIFT_HOME:+"$SWIFT_HOME/usr/bin" "$SWIFT_HOME/bin" "$SWIFT_HOME"} \
    ${found:+"$(dirname "$found")"} "${HOME:-/nowhere}/.local/share/swiftly/bin" \
    /opt/swift*/usr/bin /opt/swift*/bin /usr/local/swift*/usr/bin /usr/local/swift*/bin \
    /usr/share/swift*/usr/bin /usr/local/bin /usr/libexec/swift*/bin; do
    if [ -x "$folder/swift" ] && [ -x "$folder/swiftc" ]; then
      printf '%s\n' "$folder"
      return 0
    fi
  done
  return 1
}

# Puts Swift on the PATH, or says how to get it.
find_swift() {
  swift_bin=$(swift_folder) || give_up "WhoCounts needs Swift $swift_needed or later, and none was found
(looked on the PATH, in SWIFT_HOME, /opt/swift*, /usr/local/swift*, ~/.local/share/swiftly).
Get it for your system from https://www.swift.org/install/linux/: either with swiftly, or unpack
the archive and name its folder, for example: SWIFT_HOME=/opt/swift ./whocounts build"
  PATH="$swift_bin:$PATH"
  export PATH
}

# Checks the version. Apart from finding it, because a toolchain may start only once its own
# libraries are installed.
check_swift() {
  version=$(swift --version 2>&1) ||
    give_up "Swift in $swift_bin does not start:
$version"
  number=$(printf '%s\n' "$version" | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
  major=${number%%.*}
  minor=${number#*.}
  if [ -z "$number" ] || [ "$major" -lt "${swift_needed%%.*}" ] ||
    { [ "$major" = "${swift_needed%%.*}" ] && [ "$minor" -lt "${swift_needed#*.}" ]; }; then
    give_up "WhoCounts needs Swift $swift_needed or later; $swift_bin has: ${number:-no Swift}.
Get it from https://www.swift.org/install/linux/, or name another folder in SWIFT_HOME."
  fi
}

# prepare NAME…: Swift found and started, the named packages installed. After it `swift` runs.
prepare() {
  find_swift
  install_packages "$@"
  check_swift
}

# prepare_build: the folder .build of the current folder can be used. Compiled modules hold the path
# that they were compiled at: what a copied or renamed checkout brought with it is thrown away, for
# the compiler's own message does not say so.
prepare_build() {
  for made in .build .build/build.db .build/workspace-state.json; do
    if [ -e "$made" ] && [ ! -w "$made" ]; then
      give_up "$(pwd -P)/$made belongs to another user. Remove .build, or go on as that user."
    fi
  done
  mkdir -p .build 2>/dev/null || give_up "$(pwd -P)/.build cannot be written."
  [ "$(cat .build/compiled-at 2>/dev/null)" != "$(pwd -P)" ] || return 0
  if [ -f .build/compiled-at ]; then
    rm -rf .build
    mkdir .build
  fi
  pwd -P >.build/compiled-at
}

# hand_back FOLDER…: what `sudo` made in a user's checkout becomes the user's again, so that the
# next run needs no sudo.
hand_back() {
  [ "$(id -u)" = 0 ] && [ "${SUDO_UID:-0}" != 0 ] || return 0
  for made in "$@"; do
    [ ! -d "$made" ] || chown -R "$SUDO_UID:${SUDO_GID:-$SUDO_UID}" "$made"
  done
}
