# Installs the tools and modules for `serve`, `build` and `test`. Sourced in the root of the repository.

part=page
source pkg-tests/setup.sh
need_node
wasm_tools

step "build the npm package"
node wasm/build.mjs

modules www
node www/samples.mjs
