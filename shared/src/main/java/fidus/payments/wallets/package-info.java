/// Where money may be sent to and from: payout wallets of parties and accounts of the house.
@NullMarked
package fidus.payments.wallets;

import org.jspecify.annotations.NullMarked;
