/// People and companies whose money is looked after.
@NullMarked
package fidus.clients;

import org.jspecify.annotations.NullMarked;
