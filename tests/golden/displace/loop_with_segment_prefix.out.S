/* SPDX-License-Identifier: MIT */
/* plan: none 0 not-movable */
