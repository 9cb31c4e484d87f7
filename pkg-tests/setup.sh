# Functions that install the tools for the npm package and the page. Source it in the root of the repository. Everything
# is kept for the next run: WebAssembly tools in target/tools, node_modules next to the lock files, the package in target/npm.

tools=$PWD/target/tools
export PATH=$tools/bin:$PATH

step() { printf '\n== %s: %s\n' "${part:-package}" "$*"; }

need_node() {
  (( $(node -p 'parseInt(process.versions.node)') >= 20 )) || {
    echo "Node.js 20 or later is needed, found $(node --version)" >&2
    exit 1
  }
}

# Sets `browser` to the path of Chromium. Installs it if missing and run as root.
need_browser() {
  browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
  if [[ -z $browser && $(id -u) == 0 ]] && command -v apt-get >/dev/null; then
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends chromium >/dev/null
    browser=$(command -v chromium)
  fi
  if [[ -z $browser ]]; then
    echo "Chromium is needed: install the package chromium" >&2
    exit 1
  fi
}

# tool COMMAND VERSION CRATE [OPTION...]: compiles a tool unless exactly this version is installed.
tool() {
  local command=$1 version=$2 crate=$3
  shift 3
  if [[ $("$command" --version 2>/dev/null) != "$command $version" ]]; then
    step "compile $command $version"
    cargo install "$crate" --locked --version "$version" --root "$tools" --force --quiet "$@"
  fi
}

# modules FOLDER: installs the packages of the lock file, unless they are installed.
modules() {
  if ! cmp -s "$1/package-lock.json" "$1/node_modules/.installed-lock"; then
    npm ci --prefix "$1" --no-audit --no-fund --loglevel=error
    cp "$1/package-lock.json" "$1/node_modules/.installed-lock"
  fi
}

wasm_tools() {
  local bindgen pack=0.15.1 libraries
  bindgen=$(sed -n 's/^wasm-bindgen = "=\(.*\)"$/\1/p' wasm/Cargo.toml)
  libraries=$(rustc --print target-libdir --target wasm32-unknown-unknown 2>/dev/null || true)
  [[ -d $libraries ]] || rustup target add wasm32-unknown-unknown
  tool wasm-bindgen "$bindgen" wasm-bindgen-cli --no-default-features
  tool wasm-pack "$pack" wasm-pack --debug
  modules wasm
}

# Sets `tarball` to the path of the packed package.
build_and_pack() {
  step build
  node wasm/build.mjs

  step pack
  rm -rf target/npm
  mkdir -p target/npm
  npm pack ./wasm --pack-destination target/npm --loglevel=error
  tarball=$(echo "$PWD"/target/npm/cloud-image-*.tgz)
}

# install_package FOLDER: installs the tarball. FOLDER is outside the repository, so that nothing else resolves.
install_package() {
  echo '{ "private": true, "type": "module" }' >"$1/package.json"
  npm install --prefix "$1" --no-audit --no-fund --offline --loglevel=error "$tarball"
}
