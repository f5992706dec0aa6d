"""What Postfix and Dovecot are told. Every path lies in the folder of the tests."""

from pathlib import Path
from typing import NamedTuple

_POSTFIX = """\
compatibility_level = 3.6
queue_directory = {folder}/queue
data_directory = {folder}/data
maillog_file = {folder}/postfix.log
maillog_file_prefixes = {folder}
myhostname = localhost
mydestination =
alias_maps =
alias_database =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
smtpd_peername_lookup = no
default_process_limit = 20

# Nothing leaves this computer.
default_transport = error:this server hands out nothing to others
relay_transport = $default_transport

# Only for those who sign in, and by TLS only.
mynetworks =
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions = permit_sasl_authenticated, reject
smtpd_tls_security_level = encrypt
smtpd_tls_auth_only = yes
smtpd_tls_chain_files = {folder}/certificate.pem
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = {folder}/run/postfix-auth

# The one speed bump that would only cost the tests time.
in_flow_delay = 0

virtual_mailbox_domains = example.net, example.org, copies.example.org
virtual_mailbox_base = {folder}/mail
virtual_mailbox_maps = texthash:{folder}/mailboxes
virtual_uid_maps = static:{uid}
virtual_gid_maps = static:{gid}

# As a provider that files a copy of what is sent.
sender_bcc_maps = texthash:{folder}/copies
"""

_SERVICES = """\
127.0.0.1:{starttls} inet n - n - - smtpd
127.0.0.1:{tls} inet n - n - - smtpd
  -o smtpd_tls_wrappermode=yes
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
proxymap unix - - n - - proxymap
error unix - - n - - error
virtual unix - n n - - virtual
anvil unix - - n - 1 anvil
showq unix n - n - - showq
postlog unix-dgram n - n - 1 postlogd
"""

_DOVECOT = """\
base_dir = {folder}/run
state_dir = {folder}/state
instance_name = tests
log_path = {folder}/dovecot.log
auth_verbose = yes
protocols = imap
listen = 127.0.0.1

ssl = required
ssl_cert = <{folder}/certificate.pem
ssl_key = <{folder}/certificate.pem

auth_mechanisms = plain login
auth_failure_delay = 0
passdb {{
  driver = passwd-file
  args = {folder}/users
}}
userdb {{
  driver = passwd-file
  args = {folder}/users
  default_fields = uid={uid} gid={gid} home={folder}/mail/%d/%n
}}
first_valid_uid = 1
first_valid_gid = 1
mail_location = maildir:{folder}/mail/%d/%n

service imap-login {{
  inet_listener imap {{
    port = 0
  }}
  inet_listener imaps {{
    port = {imap}
    ssl = yes
  }}
}}
service auth {{
  unix_listener postfix-auth {{
    mode = 0600
    user = postfix
  }}
}}
# Nobody is made to wait for what another test got wrong.
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}

namespace usual {{
  inbox = yes
  mailbox Sent {{
    auto = subscribe
    special_use = \\Sent
  }}
  mailbox Trash {{
    auto = subscribe
    special_use = \\Trash
  }}
  mailbox Junk {{
    auto = subscribe
    special_use = \\Junk
  }}
}}
# For a user of whom no folder is known to be for anything.
namespace bare {{
  inbox = yes
  disabled = yes
}}
"""


class Ports(NamedTuple):
    """Where the servers listen: submission by STARTTLS and by TLS, and the mailbox by TLS."""

    starttls: int
    tls: int
    imap: int


def postfix_settings(folder: Path, uid: int, gid: int) -> str:
    """Postfix' main.cf (postconf(5)); mail belongs to this user."""
    return _POSTFIX.format(folder=folder, uid=uid, gid=gid)


def postfix_services(ports: Ports) -> str:
    """Postfix' master.cf (master(5))."""
    return _SERVICES.format(starttls=ports.starttls, tls=ports.tls)


def dovecot_settings(folder: Path, ports: Ports, uid: int, gid: int) -> str:
    """Dovecot's whole settings; mail belongs to this user."""
    return _DOVECOT.format(folder=folder, imap=ports.imap, uid=uid, gid=gid)
