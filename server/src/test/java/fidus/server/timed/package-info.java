/// Programs of the benchmarks: each does one job once, in a process of its own.
@NullMarked
package fidus.server.timed;

import org.jspecify.annotations.NullMarked;
