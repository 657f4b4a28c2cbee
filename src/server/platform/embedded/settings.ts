/** Durable, for a small machine; who needs more brings a PostgreSQL by DATABASE_URL. */
const settings: Record<string, string> = {
	listen_addresses: '127.0.0.1',
	unix_socket_directories: '',
	max_connections: '100',
	shared_buffers: '256MB',
	effective_cache_size: '1GB',
	work_mem: '8MB',
	maintenance_work_mem: '128MB',
	max_wal_size: '2GB',
	checkpoint_timeout: '15min',
	random_page_cost: '1.1',
	jit: 'off',
	fsync: 'on',
	full_page_writes: 'on',
	synchronous_commit: 'on',
	timezone: 'UTC',
	log_timezone: 'UTC',
	// The server's log holds no statements and no values of rows: they are people's texts and addresses.
	log_min_error_statement: 'panic',
	log_error_verbosity: 'terse',
	log_checkpoints: 'off'
};

/** For rows that nobody needs after the run. */
const forgetful = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off', shared_buffers: '128MB', max_connections: '200' };

export function serverArguments(cluster: string, port: number, durable: boolean): string[] {
	const all = { ...settings, ...(durable ? {} : forgetful), port: String(port) };
	return ['-D', cluster, ...Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
