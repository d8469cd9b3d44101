/// What has to be paid and when, whether it is covered, and whether it is earned fast enough.
@NullMarked
package fidus.cashflow;

import org.jspecify.annotations.NullMarked;
