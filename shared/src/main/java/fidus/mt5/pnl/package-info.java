/// True profit and loss, the only formula for it, and the totals built from it.
@NullMarked
package fidus.mt5.pnl;

import org.jspecify.annotations.NullMarked;
