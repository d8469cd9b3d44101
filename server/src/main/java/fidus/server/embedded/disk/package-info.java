/// Ordered byte maps with frozen views, one writer at a time, and an fsync before anybody is told
/// "done".
@NullMarked
package fidus.server.embedded.disk;

import org.jspecify.annotations.NullMarked;
