/// The registry of trading accounts, their pool and the capital put to work on them. It knows
/// nothing of contracts; contracts use it.
@NullMarked
package fidus.server.mt5;

import org.jspecify.annotations.NullMarked;
