/// Months closed through the whole server.
@NullMarked
package fidus.server.close;

import org.jspecify.annotations.NullMarked;
