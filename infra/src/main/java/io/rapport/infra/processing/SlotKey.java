package io.rapport.infra.processing;

import io.rapport.projection.table.TableSlot;

/** One slot of one projection. */
record SlotKey(String projection, TableSlot slot) {}
