/// What has to be paid and when, and whether it is covered, tested.
@NullMarked
package fidus.cashflow;

import org.jspecify.annotations.NullMarked;
