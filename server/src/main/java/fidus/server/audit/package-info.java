/// One line per change, in the same transaction, gapless.
@NullMarked
package fidus.server.audit;

import org.jspecify.annotations.NullMarked;
