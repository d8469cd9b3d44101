/// What a contract pays and when: dates, payout rows, value, redemptions and pace.
@NullMarked
package fidus.investments.schedule;

import org.jspecify.annotations.NullMarked;
