/// UUID-valued identities, one type per thing.
@NullMarked
package fidus.id;

import org.jspecify.annotations.NullMarked;
