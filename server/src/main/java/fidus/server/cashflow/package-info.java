/// What has to be paid and when, whether it is covered, and the cash that lies on no account.
@NullMarked
package fidus.server.cashflow;

import org.jspecify.annotations.NullMarked;
