# What `serve`, `build` and `test` need: sourced in the root of the repository. All of it is kept.

part=page
source pkg-tests/setup.sh
need_node
wasm_tools

step "the npm package"
node wasm/build.mjs

modules www
node www/samples.mjs
