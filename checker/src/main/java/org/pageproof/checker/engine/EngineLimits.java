package org.pageproof.checker.engine;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far an engine may go.
 *
 * @param memory bytes
 * @param timeout wall-clock time; null for no limit
 */
public record EngineLimits(long memory, @Nullable Duration timeout) {}
