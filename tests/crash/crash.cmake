# SPDX-License-Identifier: GPL-3.0-or-later
# A few kills; by hand `kill.sh BIN 1000` (its head says more).
set(KILLS 5)
if(CMAKE_C_FLAGS MATCHES "sanitize")
  set(KILLS 2) # each takes ten times as long
endif()
add_test(NAME crash/kill COMMAND sh ${CMAKE_CURRENT_LIST_DIR}/kill.sh
  $<TARGET_FILE_DIR:indexer>:$<TARGET_FILE_DIR:search> ${KILLS} 1)
