# SPDX-License-Identifier: GPL-3.0-or-later
# What makes models of names.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
add_test(NAME entities/train COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/train.py
  $<TARGET_FILE:entity-train> ${CMAKE_CURRENT_BINARY_DIR}/entities-train)

# The articles marked by hand can be read, each name of them by its bytes.
add_test(NAME entities/marked COMMAND Python3::Interpreter ${CMAKE_CURRENT_LIST_DIR}/marked.py
  ${PROJECT_SOURCE_DIR}/corpus/training)
