/// What was asked to be paid out.
@NullMarked
package fidus.server.redemptions;

import org.jspecify.annotations.NullMarked;
