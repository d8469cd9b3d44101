/// Bank accounts of the house and what their statements say.
@NullMarked
package fidus.bank;

import org.jspecify.annotations.NullMarked;
