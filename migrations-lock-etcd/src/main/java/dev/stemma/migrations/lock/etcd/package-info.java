/** The lock kind {@code etcd}: a key that ends with the lease of its holder. Found by its service, not called by name. */
@NullMarked
package dev.stemma.migrations.lock.etcd;

import org.jspecify.annotations.NullMarked;
