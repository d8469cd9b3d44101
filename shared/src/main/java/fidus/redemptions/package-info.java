/// Redemptions: what a client asks to be paid of the rows that are due.
@NullMarked
package fidus.redemptions;

import org.jspecify.annotations.NullMarked;
