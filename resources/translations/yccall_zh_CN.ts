<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About {product}</source>
        <translation>关于 {product}</translation>
    </message>
    <message>
        <source>From a phone sheet to a call task.</source>
        <translation>从号码表格到外呼任务。</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Built with</source>
        <translation>运行环境</translation>
    </message>
    <message>
        <source>Data and &amp;log</source>
        <translation>数据和日志(&amp;L)</translation>
    </message>
    <message>
        <source>Newer versions</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Folder of the data and the log</source>
        <translation>数据和日志所在的文件夹</translation>
    </message>
    <message>
        <source>MIT: free to use, change and pass on</source>
        <translation>MIT：可自由使用、修改和分发</translation>
    </message>
    <message>
        <source>&amp;Open folder</source>
        <translation>打开文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>Licences of the &amp;parts</source>
        <translation>组件许可证(&amp;P)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Copy details</source>
        <translation>复制详细信息(&amp;C)</translation>
    </message>
    <message>
        <source>For support; it holds no secrets</source>
        <translation>供技术支持使用，不含任何机密</translation>
    </message>
    <message>
        <source>Copy lo&amp;g</source>
        <translation>复制日志(&amp;G)</translation>
    </message>
    <message>
        <source>The details and the newest lines of the log, without numbers and secrets</source>
        <translation>详细信息和最新的日志，不含号码和密钥</translation>
    </message>
    <message>
        <source>Version {version} of {day} is there.</source>
        <translation>新版本 {version}（{day}）已发布。</translation>
    </message>
    <message>
        <source>Show what is &amp;new</source>
        <translation>查看新内容(&amp;N)</translation>
    </message>
    <message>
        <source>Opens {host} in the browser</source>
        <translation>在浏览器中打开 {host}</translation>
    </message>
    <message>
        <source>Version {version}, built from source</source>
        <translation>版本 {version}，由源代码运行</translation>
    </message>
    <message>
        <source>Version {version}, build {commit} of {day}</source>
        <translation>版本 {version}，构建 {commit}（{day}）</translation>
    </message>
    <message>
        <source>The demo does not look for any.</source>
        <translation>演示模式不检查新版本。</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>The folder could not be opened. Its path can be copied above.</source>
        <translation>无法打开文件夹。可在上方复制它的路径。</translation>
    </message>
    <message>
        <source>No browser could be started. The page is {page}</source>
        <translation>无法启动浏览器。网页地址是 {page}</translation>
    </message>
</context>
<context>
    <name>AccountButton</name>
    <message>
        <source>Choose an account</source>
        <translation>选择账号</translation>
    </message>
    <message>
        <source>Account: {name}. Press to use another one.</source>
        <translation>账号：{name}。按下可改用其他账号。</translation>
    </message>
    <message>
        <source>Account: {name}</source>
        <translation>账号：{name}</translation>
    </message>
    <message>
        <source>Manage accounts…</source>
        <translation>管理账号…</translation>
    </message>
</context>
<context>
    <name>AccountFields</name>
    <message>
        <source>Ac&amp;count</source>
        <translation>账号(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Server address</source>
        <translation>服务器地址(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;ign in with</source>
        <translation>登录方式(&amp;I)</translation>
    </message>
    <message>
        <source>A&amp;ppid</source>
        <translation>Appid(&amp;P)</translation>
    </message>
    <message>
        <source>A token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Appid and access key</source>
        <translation>Appid 和访问密钥</translation>
    </message>
    <message>
        <source>Access key</source>
        <translation>访问密钥</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>添加账号</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove this account</source>
        <translation>移除此账号</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Check the sign-in</source>
        <translation>检查登录</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>For example https://call.example.com</source>
        <translation>例如 https://call.example.com</translation>
    </message>
    <message>
        <source>The demo platform&apos;s address cannot be changed.</source>
        <translation>演示平台的地址不能更改。</translation>
    </message>
    <message>
        <source>For example Head office</source>
        <translation>例如 总部</translation>
    </message>
    <message>
        <source>Access &amp;key</source>
        <translation>访问密钥(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Token</source>
        <translation>令牌(&amp;T)</translation>
    </message>
    <message>
        <source>Forget the stored access key</source>
        <translation>清除已保存的访问密钥</translation>
    </message>
    <message>
        <source>Forget the stored token</source>
        <translation>清除已保存的令牌</translation>
    </message>
    <message>
        <source>Stored; type here to replace it</source>
        <translation>已保存；在此输入可替换</translation>
    </message>
    <message>
        <source>Not stored yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Asking the platform…</source>
        <translation>正在询问平台…</translation>
    </message>
    <message>
        <source>The demo signs in by itself.</source>
        <translation>演示会自动登录。</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>新账号</translation>
    </message>
    <message>
        <source>{account} (in use)</source>
        <translation>{account}（使用中）</translation>
    </message>
    <message>
        <source>Remove the account “{name}”?</source>
        <translation>移除账号“{name}”？</translation>
    </message>
    <message>
        <source>With Save its token and access key are forgotten on this PC. Its tasks stay on the page “Tasks” and on the platform; to go on with one of them, add the account again under the same name and server address.</source>
        <translation>点击“保存”后，本机会清除它的令牌和访问密钥。它的任务仍保留在“任务”页面和平台上；要继续其中的任务，请用相同的名称和服务器地址重新添加该账号。</translation>
    </message>
    <message>
        <source>The server address starts with http:// or https://</source>
        <translation>服务器地址以 http:// 或 https:// 开头</translation>
    </message>
    <message>
        <source>Enter the server address of this account, or remove it.</source>
        <translation>请输入此账号的服务器地址，或移除此账号。</translation>
    </message>
    <message>
        <source>Enter the appid of this account.</source>
        <translation>请输入此账号的 appid。</translation>
    </message>
    <message>
        <source>Another account has this name already: choose another one.</source>
        <translation>已有同名账号，请换一个名称。</translation>
    </message>
    <message>
        <source>Asking the keyring…</source>
        <translation>正在查询密钥环…</translation>
    </message>
    <message>
        <source>Kept in this system&apos;s keyring, for this server only. The token that it brings is renewed by itself.</source>
        <translation>保存在本系统的密钥环中，仅用于此服务器。由它取得的令牌会自动更新。</translation>
    </message>
    <message>
        <source>Kept in this system&apos;s keyring, for this server only.</source>
        <translation>保存在本系统的密钥环中，仅用于此服务器。</translation>
    </message>
    <message>
        <source>No keyring is available here: the access key is kept in memory only and has to be entered again after each start.</source>
        <translation>此处没有可用的密钥环：访问密钥只保存在内存中，每次启动后都要重新输入。</translation>
    </message>
    <message>
        <source>No keyring is available here: the token is kept in memory only and has to be entered again after each start.</source>
        <translation>此处没有可用的密钥环：令牌只保存在内存中，每次启动后都要重新输入。</translation>
    </message>
    <message>
        <source>Enter the access key first.</source>
        <translation>请先输入访问密钥。</translation>
    </message>
    <message>
        <source>Enter the token first.</source>
        <translation>请先输入令牌。</translation>
    </message>
    <message>
        <source>The platform says: “{message}”</source>
        <translation>平台提示：“{message}”</translation>
    </message>
    <message>
        <source>Signed in as {company}.</source>
        <translation>已登录为 {company}。</translation>
    </message>
    <message>
        <source>The platform accepts it.</source>
        <translation>平台接受。</translation>
    </message>
</context>
<context>
    <name>ActionBar</name>
    <message>
        <source>Create task</source>
        <translation>创建任务</translation>
    </message>
    <message numerus="yes">
        <source>Create and start task with %Ln number(s)</source>
        <translation>
            <numerusform>创建任务并开始呼叫（%Ln 个号码）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Create task with %Ln number(s)</source>
        <translation>
            <numerusform>创建任务（%Ln 个号码）</numerusform>
        </translation>
    </message>
    <message>
        <source>Check the rows again</source>
        <translation>重新检查各行</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>{count} ready</source>
        <translation>{count} 可呼叫</translation>
    </message>
    <message>
        <source>{count} invalid</source>
        <translation>{count} 无效</translation>
    </message>
    <message>
        <source>{count} duplicate</source>
        <translation>{count} 重复</translation>
    </message>
    <message>
        <source>{count} excluded</source>
        <translation>{count} 已排除</translation>
    </message>
    <message>
        <source>{count} empty</source>
        <translation>{count} 空行</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Ask</name>
    <message>
        <source>Do not do it</source>
        <translation>不执行</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BatchesModel</name>
    <message>
        <source>Typed in</source>
        <translation>手动输入</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加日期</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>never ends</source>
        <translation>永不到期</translation>
    </message>
</context>
<context>
    <name>CellEditor</name>
    <message>
        <source>{column}, row {row}</source>
        <translation>{column}，第 {row} 行</translation>
    </message>
</context>
<context>
    <name>Certificates</name>
    <message>
        <source>{file} could not be opened: {reason}.</source>
        <translation>无法打开 {file}：{reason}。</translation>
    </message>
    <message>
        <source>{file} is not a certificate that can be read. Ask your IT department for the CA certificate as a .pem, .crt or .cer file (Base-64 or DER).</source>
        <translation>{file} 不是可读取的证书。请向 IT 部门索取 .pem、.crt 或 .cer 格式（Base-64 或 DER）的 CA 证书。</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Phone</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>Member ID</source>
        <translation>会员 ID</translation>
    </message>
    <message>
        <source>User ID</source>
        <translation>员工 ID</translation>
    </message>
    <message>
        <source>Customer UUID</source>
        <translation>客户 UUID</translation>
    </message>
    <message>
        <source>Customer intent</source>
        <translation>客户意向</translation>
    </message>
    <message>
        <source>Preset call time</source>
        <translation>预设呼叫时间</translation>
    </message>
    <message>
        <source>The numbers that will be called</source>
        <translation>将要呼叫的号码</translation>
    </message>
    <message>
        <source>Comes back with the call records</source>
        <translation>随通话记录返回</translation>
    </message>
    <message>
        <source>The employee; comes back with the call records</source>
        <translation>员工，随通话记录返回</translation>
    </message>
    <message>
        <source>The customer&apos;s own id; comes back with the call records</source>
        <translation>客户自己的编号，随通话记录返回</translation>
    </message>
    <message>
        <source>A time for each number, before the task&apos;s own</source>
        <translation>每个号码单独的时间，优先于任务的预设呼叫时间</translation>
    </message>
</context>
<context>
    <name>Connection</name>
    <message>
        <source>This submission belongs to an earlier demo, whose platform ended with it. Nothing of it can be looked up or sent any more; make a new task from the sheet.</source>
        <translation>这次提交属于先前的演示，其平台已随之结束，无法再查询或发送。请用表格新建任务。</translation>
    </message>
    <message>
        <source>This submission was made with a token or an access key that the environment gave for one run of the program, and can be continued with it only. Start the program with it again. If it is no longer valid, check on the platform&apos;s own pages what is there, close the list, and make a new task for the rest.</source>
        <translation>此次提交使用的是环境变量为某一次启动提供的令牌或访问密钥，只能用它继续。请再次用它启动程序。如果它已失效，请先在平台自己的页面上查看已有哪些号码，再关闭此名单，并为其余号码新建任务。</translation>
    </message>
    <message>
        <source>It was not noted with which account of {server} this submission was made, so it can be continued only with the account that was the first of this server. If that one is no longer in Settings, add it there again under the same name and server address.</source>
        <translation>没有记录此次提交使用的是 {server} 的哪个账号，因此只能用该服务器的第一个账号继续。如果设置中已没有该账号，请以相同的名称和服务器地址重新添加。</translation>
    </message>
    <message>
        <source>This submission belongs to {theirs}, and the program is connected to {ours}. Enter its server address in Settings first.</source>
        <translation>这次提交属于 {theirs}，而程序当前连接的是 {ours}。请先在“设置”中填写它的服务器地址。</translation>
    </message>
    <message>
        <source>This submission belongs to the account {theirs}, and the program is signed in as {ours}. Sign in as {theirs} first.</source>
        <translation>这次提交属于账号 {theirs}，而程序当前登录的是 {ours}。请先用 {theirs} 登录。</translation>
    </message>
    <message>
        <source>This submission was made with the account “{theirs}” of {server}, and can be continued with that one only. If it is no longer in Settings, add it there again under the same name and server address.</source>
        <translation>这次提交是用 {server} 的账号“{theirs}”进行的，只能用该账号继续。如果设置中已没有它，请用相同的名称和服务器地址重新添加。</translation>
    </message>
</context>
<context>
    <name>ConnectionCheck</name>
    <message>
        <source>Not tested: see above.</source>
        <translation>未测试：见上。</translation>
    </message>
    <message>
        <source>Not known: the server did not tell its time.</source>
        <translation>未知：服务器没有告知时间。</translation>
    </message>
    <message>
        <source>This system gets its proxy from a script, which this program does not run: ask your IT department for the proxy&apos;s address and enter it in Settings, under Network.</source>
        <translation>本系统通过脚本获取代理，而本程序不运行脚本：请向 IT 部门询问代理地址，并在“设置”的“网络”中输入。</translation>
    </message>
    <message>
        <source>Not needed: the server is on this PC, nothing travels over a network.</source>
        <translation>不需要：服务器就在本机，数据不经过网络。</translation>
    </message>
    <message>
        <source>The address starts with http://, so what is sent can be read on the way. Ask the platform&apos;s operator for an https:// address.</source>
        <translation>地址以 http:// 开头，发送的内容可能在途中被读取。请向平台运营方索取 https:// 地址。</translation>
    </message>
    <message>
        <source>Reached through the proxy {proxy}.</source>
        <translation>已通过代理 {proxy} 连接。</translation>
    </message>
    <message>
        <source>Found at {addresses}; port {port} takes connections. No proxy is used.</source>
        <translation>位于 {addresses}；端口 {port} 可以连接。未使用代理。</translation>
    </message>
    <message>
        <source>The certificate that was shown was issued by {issuer} and ends on {day}.</source>
        <translation>对方出示的证书由 {issuer} 签发，有效期至 {day}。</translation>
    </message>
    <message>
        <source>Secure.</source>
        <translation>安全。</translation>
    </message>
    <message>
        <source>Secure. The certificate, issued by {issuer}, ends on {day}: tell the platform&apos;s operator that it has to be renewed soon.</source>
        <translation>安全。由 {issuer} 签发的证书有效期至 {day}：请告知平台运营方尽快更新。</translation>
    </message>
    <message>
        <source>Secure. The certificate was issued by {issuer} and ends on {day}.</source>
        <translation>安全。证书由 {issuer} 签发，有效期至 {day}。</translation>
    </message>
    <message>
        <source>A call platform answers there.</source>
        <translation>那里有呼叫平台应答。</translation>
    </message>
    <message>
        <source>A server of the platform&apos;s kind answers, but does not know the list of tasks: it may be an older version, so lost answers cannot be looked up there.</source>
        <translation>有同类服务器应答，但它不支持任务列表：可能是较旧的版本，因此丢失的应答无法在那里查询。</translation>
    </message>
    <message>
        <source>Signed in: the token is accepted.</source>
        <translation>已登录：令牌被接受。</translation>
    </message>
    <message>
        <source>Nothing to sign in with is stored for this server.</source>
        <translation>没有为此服务器保存登录信息。</translation>
    </message>
    <message>
        <source>Not known: this server cannot be asked about a token.</source>
        <translation>未知：无法向此服务器查询令牌。</translation>
    </message>
    <message>
        <source>This PC&apos;s clock agrees with the server&apos;s to within {seconds} s.</source>
        <translation>本机时钟与服务器相差不超过 {seconds} 秒。</translation>
    </message>
    <message>
        <source>This PC&apos;s clock is {difference} ahead of the server&apos;s (hours:minutes). Set this PC&apos;s date and time, or numbers with a preset call time are called at a wrong time.</source>
        <translation>本机时钟比服务器快 {difference}（时:分）。请校准本机日期和时间，否则带预设呼叫时间的号码会在错误的时间被呼叫。</translation>
    </message>
    <message>
        <source>This PC&apos;s clock is {difference} behind the server&apos;s (hours:minutes). Set this PC&apos;s date and time, or numbers with a preset call time are called at a wrong time.</source>
        <translation>本机时钟比服务器慢 {difference}（时:分）。请校准本机日期和时间，否则带预设呼叫时间的号码会在错误的时间被呼叫。</translation>
    </message>
</context>
<context>
    <name>ConnectionTestDialog</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>The server says: {message}</source>
        <translation>服务器提示：{message}</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Security</source>
        <translation>安全</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>应答</translation>
    </message>
    <message>
        <source>Sign-in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>时钟</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>正在测试…</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Not tested</source>
        <translation>未测试</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>测试连接</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Test again</source>
        <translation>重新测试</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>Control</name>
    <message>
        <source>This submission has no task on the platform yet.</source>
        <translation>这次提交在平台上还没有任务。</translation>
    </message>
    <message>
        <source>The command was sent, but this could not be saved on this PC.</source>
        <translation>指令已发送，但未能保存到本机记录。</translation>
    </message>
</context>
<context>
    <name>CreateTask</name>
    <message>
        <source>Looking for earlier submissions…</source>
        <translation>正在查找以前的提交…</translation>
    </message>
    <message>
        <source>Answer the question first.</source>
        <translation>请先回答右侧的问题。</translation>
    </message>
    <message>
        <source>A list is being sent.</source>
        <translation>正在发送名单。</translation>
    </message>
    <message>
        <source>See at the right what came of this list.</source>
        <translation>此名单的处理结果见右侧。</translation>
    </message>
    <message>
        <source>Rows are still being read…</source>
        <translation>仍在读取各行…</translation>
    </message>
    <message>
        <source>The rows are being checked…</source>
        <translation>正在检查各行…</translation>
    </message>
    <message>
        <source>The do-not-call list is being read…</source>
        <translation>正在读取请勿呼叫名单…</translation>
    </message>
    <message>
        <source>The rows are not checked with the changed settings.</source>
        <translation>设置已更改，各行尚未重新检查。</translation>
    </message>
    <message>
        <source>The journal cannot be used, so nothing can be sent.</source>
        <translation>本机记录不可用，因此不能发送。</translation>
    </message>
    <message>
        <source>Open a phone sheet first.</source>
        <translation>请先打开号码表格。</translation>
    </message>
    <message>
        <source>Choose the phone column: click the header of the column above the table.</source>
        <translation>请选择电话号码列：单击表格上方该列的表头。</translation>
    </message>
    <message>
        <source>The sheet has no rows.</source>
        <translation>工作表中没有数据行。</translation>
    </message>
    <message>
        <source>No row has a number that can be called.</source>
        <translation>没有可呼叫的号码。</translation>
    </message>
</context>
<context>
    <name>DemoFaultsButton</name>
    <message>
        <source>Another program has taken the demo platform&apos;s port meanwhile, so the platform cannot be reached any more. Close the program and start the demo again.</source>
        <translation>演示平台的端口已被另一个程序占用，因此无法再连接到该平台。请关闭程序，然后重新启动演示。</translation>
    </message>
    <message>
        <source>The demo&apos;s line stays as it is</source>
        <translation>演示线路保持不变</translation>
    </message>
    <message>
        <source>&amp;Break the connection now</source>
        <translation>立即断开连接(&amp;B)</translation>
    </message>
    <message>
        <source>What is being sent breaks off; when nothing is, the next request does.</source>
        <translation>正在发送的会中断；若没有，则下一个请求中断。</translation>
    </message>
    <message>
        <source>&amp;Lose the next answer</source>
        <translation>丢失下一个应答(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Refuse the next request</source>
        <translation>拒绝下一个请求(&amp;R)</translation>
    </message>
    <message>
        <source>Refuse the next as too large (&amp;413)</source>
        <translation>以过大为由拒绝下一个（&amp;413）</translation>
    </message>
    <message>
        <source>Server &amp;error at the next (500)</source>
        <translation>下一个出现服务器错误 500(&amp;E)</translation>
    </message>
    <message>
        <source>The platform does what it is asked, but its answer never arrives: unknown.</source>
        <translation>平台执行了请求，但应答从未到达：结果未知。</translation>
    </message>
    <message>
        <source>The platform says no and does nothing: refused.</source>
        <translation>平台拒绝且不执行：被拒绝。</translation>
    </message>
    <message>
        <source>Nothing is done; the list goes on in smaller parts.</source>
        <translation>不执行任何操作；名单以更小的部分继续。</translation>
    </message>
    <message>
        <source>Nothing tells whether it was done: unknown.</source>
        <translation>无法得知是否已执行：结果未知。</translation>
    </message>
    <message>
        <source>&amp;Token expired</source>
        <translation>令牌过期(&amp;T)</translation>
    </message>
    <message>
        <source>The next request signs in anew, then goes on by itself.</source>
        <translation>下一个请求会重新登录，然后自动继续。</translation>
    </message>
    <message>
        <source>&amp;Slow line, late answers</source>
        <translation>线路慢、应答迟(&amp;S)</translation>
    </message>
    <message>
        <source>Leaves the time to break the connection in the middle of a list.</source>
        <translation>留出时间在名单发送中途断开连接。</translation>
    </message>
    <message>
        <source>&amp;Unplugged</source>
        <translation>拔掉网线(&amp;U)</translation>
    </message>
    <message>
        <source>No connection comes about: not sent.</source>
        <translation>无法建立连接：未发送。</translation>
    </message>
    <message>
        <source>Everything &amp;works again</source>
        <translation>一切恢复正常(&amp;W)</translation>
    </message>
    <message>
        <source>Let the demo platform fail ({keys})</source>
        <translation>让演示平台出错（{keys}）</translation>
    </message>
    <message>
        <source>Next answer gets lost</source>
        <translation>下一个应答将丢失</translation>
    </message>
    <message>
        <source>Next is refused</source>
        <translation>下一个将被拒绝</translation>
    </message>
    <message>
        <source>Next is too large</source>
        <translation>下一个将过大</translation>
    </message>
    <message>
        <source>Next is an error</source>
        <translation>下一个将出错</translation>
    </message>
    <message>
        <source>Slow line</source>
        <translation>线路慢</translation>
    </message>
    <message>
        <source>Unplugged</source>
        <translation>已拔网线</translation>
    </message>
    <message>
        <source>Faults</source>
        <translation>故障</translation>
    </message>
    <message>
        <source>Next breaks off</source>
        <translation>下一个将中断</translation>
    </message>
    <message>
        <source>Faults of the demo: {state}</source>
        <translation>演示的故障：{state}</translation>
    </message>
</context>
<context>
    <name>DoNotCall</name>
    <message>
        <source>No column with phone numbers was found in {file}. Nothing was added; open the file in Excel and give the column the title Phone.</source>
        <translation>在 {file} 中没有找到电话号码列，未添加任何号码。请在 Excel 中打开该文件，将号码所在列的标题改为“电话”。</translation>
    </message>
    <message>
        <source>The disk is full: {folder}. Make room there, then try again.</source>
        <translation>磁盘已满：{folder}。请腾出空间，然后重试。</translation>
    </message>
    <message>
        <source>Another program holds the do-not-call list {file}. Close other windows of this program, and backup or sync programs, then try again.</source>
        <translation>其他程序正在占用请勿呼叫名单 {file}。请关闭本程序的其他窗口以及备份或同步程序，然后重试。</translation>
    </message>
    <message>
        <source>The do-not-call list {file} cannot be written. Allow writing in {folder}, then try again.</source>
        <translation>无法写入请勿呼叫名单 {file}。请允许在 {folder} 中写入，然后重试。</translation>
    </message>
    <message>
        <source>The do-not-call list {file} is damaged. Put a copy of the file in its place, or start with an empty list and add your sheets again.</source>
        <translation>请勿呼叫名单 {file} 已损坏。请放回该文件的备份，或使用空名单并重新添加表格。</translation>
    </message>
    <message>
        <source>The do-not-call list {file} was written by a newer version of this program. Install the newer version again.</source>
        <translation>请勿呼叫名单 {file} 由更新版本的程序写入。请重新安装更新的版本。</translation>
    </message>
    <message>
        <source>The do-not-call list {file} cannot be opened. Check that {folder} can be reached.</source>
        <translation>无法打开请勿呼叫名单 {file}。请检查能否访问 {folder}。</translation>
    </message>
    <message>
        <source>The do-not-call list {file} could not be read or written ({kind}). Try again.</source>
        <translation>请勿呼叫名单 {file} 无法读取或写入（{kind}）。请重试。</translation>
    </message>
    <message>
        <source>The key of the do-not-call list, {file}, is missing or is another one, so the numbers on the list can no longer be recognised. Put a copy of the file in its place, or start with an empty list and add your sheets again.</source>
        <translation>请勿呼叫名单的密钥 {file} 不见了或不匹配，因此无法再识别名单上的号码。请放回该文件的备份，或使用空名单并重新添加表格。</translation>
    </message>
    <message>
        <source>The do-not-call list {file} is missing. Put a copy of the file in its place, or start with an empty list and add your sheets again.</source>
        <translation>请勿呼叫名单 {file} 不见了。请放回该文件的备份，或使用空名单并重新添加表格。</translation>
    </message>
</context>
<context>
    <name>DoNotCallButton</name>
    <message>
        <source>Numbers to leave out…</source>
        <translation>要排除的号码…</translation>
    </message>
</context>
<context>
    <name>DoNotCallDialog</name>
    <message>
        <source>Add the numbers of a sheet</source>
        <translation>添加表格中的号码</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message numerus="yes">
        <source>The %Ln number(s) of {name}, added {day}, can be called again then, those excepted that came with another file too.</source>
        <translation>
            <numerusform>之后，{name}（{day}添加）中的 %Ln 个号码可以再次被呼叫，其他文件中也有的号码除外。</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove these numbers from the list?</source>
        <translation>要从名单中移除这些号码吗？</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Remove all numbers from the list?</source>
        <translation>要从名单中移除所有号码吗？</translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s) can be called again then. The list cannot be brought back, only added again from your sheets.</source>
        <translation>
            <numerusform>之后 %Ln 个号码可以再次被呼叫。名单无法恢复，只能从您的表格重新添加。</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove all</source>
        <translation>全部移除</translation>
    </message>
    <message>
        <source>Start with an empty list?</source>
        <translation>要使用空名单吗？</translation>
    </message>
    <message>
        <source>The numbers of the old list can be called again until you add them anew. Its files are kept in {folder} under other names.</source>
        <translation>旧名单中的号码在您重新添加之前可以再次被呼叫。旧文件以其他名称保存在 {folder} 中。</translation>
    </message>
    <message>
        <source>Start with an empty list</source>
        <translation>使用空名单</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>The list cannot be read</source>
        <translation>无法读取名单</translation>
    </message>
    <message>
        <source>Until then its numbers are NOT left out of any list.</source>
        <translation>在此之前，其中的号码不会从任何名单中排除。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s) on the list</source>
        <translation>
            <numerusform>名单上有 %Ln 个号码</numerusform>
        </translation>
    </message>
    <message>
        <source>The list is empty</source>
        <translation>名单为空</translation>
    </message>
    <message>
        <source>Reading the list…</source>
        <translation>正在读取名单…</translation>
    </message>
    <message>
        <source>Do-not-call list</source>
        <translation>请勿呼叫名单</translation>
    </message>
    <message>
        <source>Rows with these numbers are left out of every list that you open. Only fingerprints of the numbers are kept, made with a secret key of this PC: they recognise a number but cannot be turned back into it. So the list can be neither shown nor exported; keep the sheets it came from.</source>
        <translation>打开的每个表格中，含有这些号码的行都会被排除。这里只保存用本机密钥生成的号码指纹：可以识别号码，但无法还原。因此名单既不能显示也不能导出，请保留原来的表格。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Start with an empty list…</source>
        <translation>使用空名单…</translation>
    </message>
    <message>
        <source>&amp;Add from a sheet…</source>
        <translation>从表格添加(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Keep for</source>
        <translation>保留(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>移除(&amp;R)…</translation>
    </message>
    <message>
        <source>Remove all…</source>
        <translation>全部移除…</translation>
    </message>
    <message>
        <source>One &amp;number</source>
        <translation>单个号码(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Check</source>
        <translation>查询(&amp;C)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Remove the chosen numbers from the list</source>
        <translation>从名单中移除所选号码</translation>
    </message>
    <message>
        <source>Check whether this number is on the list</source>
        <translation>查询此号码是否在名单上</translation>
    </message>
    <message>
        <source>Add this number to the list</source>
        <translation>将此号码加入名单</translation>
    </message>
    <message>
        <source>Remove this number from the list</source>
        <translation>从名单中移除此号码</translation>
    </message>
    <message>
        <source>How long numbers stay on the list</source>
        <translation>号码在名单上保留多久</translation>
    </message>
    <message>
        <source>One number</source>
        <translation>单个号码</translation>
    </message>
    <message>
        <source>A phone number, as in your sheets</source>
        <translation>电话号码，写法与表格中相同</translation>
    </message>
    <message>
        <source>What was added to the list</source>
        <translation>添加到名单的内容</translation>
    </message>
    <message numerus="yes">
        <source>%Ln day(s)</source>
        <translation>
            <numerusform>%Ln 天</numerusform>
        </translation>
    </message>
    <message>
        <source>ever</source>
        <translation>永久</translation>
    </message>
</context>
<context>
    <name>EarlierWords</name>
    <message numerus="yes">
        <source>%Ln number(s) of this list are on the do-not-call list, and would be called. To leave them out, make a new task from the sheet instead.</source>
        <translation>
            <numerusform>此名单中有 %Ln 个号码在请勿呼叫名单上，发送后会被呼叫。要排除这些号码，请改用表格新建任务。</numerusform>
        </translation>
    </message>
    <message>
        <source>Whether numbers of this list are on the do-not-call list cannot be told: {reason}</source>
        <translation>无法判断此名单中是否有号码在请勿呼叫名单上：{reason}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s) in task “{name}”, {when}</source>
        <translation>
            <numerusform>任务“{name}”中有 %Ln 个，{when}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s) of task “{name}”, {when}, which you closed: whether they were sent is unknown. Check on the platform&apos;s own pages first.</source>
        <translation>
            <numerusform>您已关闭的任务“{name}”（{when}）中的 %Ln 个号码：是否已发送不明。请先在平台自己的页面上核对。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s) of task “{name}”, {when}, were sent and not found there; they may come late.</source>
        <translation>
            <numerusform>任务“{name}”（{when}）中有 %Ln 个号码已发送但在平台上没有找到，可能稍后才出现。</numerusform>
        </translation>
    </message>
    <message>
        <source>It is being sent right now; its numbers that still wait are counted too.</source>
        <translation>该名单正在发送；其中尚待发送的号码也计算在内。</translation>
    </message>
    <message>
        <source>Whether that one was sent is unknown: look for it first, on the page “Tasks”.</source>
        <translation>该次提交是否已发送不明：请先在“任务”页面查询。</translation>
    </message>
    <message>
        <source>It is only partly sent: to send the rest of it, go on with it on the page “Tasks”.</source>
        <translation>它只发送了一部分：要发送其余号码，请在“任务”页面继续。</translation>
    </message>
    <message>
        <source>Task ID {id}</source>
        <translation>任务 ID {id}</translation>
    </message>
    <message>
        <source>To send that one again, use the page “Tasks”: it is looked for once more before.</source>
        <translation>要重新发送该名单，请使用“任务”页面：发送前会再查询一次。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more of it were sent and not found there; they may come late.</source>
        <translation>
            <numerusform>其中另有 %Ln 个已发送但在平台上没有找到，可能稍后才出现。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more task(s)</source>
        <translation>
            <numerusform>另有 %Ln 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent again, these people are called twice.</source>
        <translation>如果再次发送，这些客户会接到两次呼叫。</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Drop a phone sheet here, or paste rows</source>
        <translation>将号码表格拖到此处，或粘贴行</translation>
    </message>
    <message>
        <source>An Excel workbook, an OpenDocument sheet or a text file</source>
        <translation>Excel 工作簿、OpenDocument 表格或文本文件</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Open a phone sheet (Ctrl+O)</source>
        <translation>打开号码表格（Ctrl+O）</translation>
    </message>
    <message>
        <source>Open the sample sheet</source>
        <translation>打开示例表格</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近使用的文件</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Problem rows</source>
        <translation>问题行</translation>
    </message>
    <message>
        <source>{file} cannot be replaced. Close it in Excel and try again, or choose another name.</source>
        <translation>无法替换 {file}。请在 Excel 中关闭该文件后重试，或换一个文件名。</translation>
    </message>
    <message>
        <source>The disk is full, so {file} was not written. Make room and try again.</source>
        <translation>磁盘已满，{file} 未写入。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>{file} could not be written: {reason}. Choose another folder and try again.</source>
        <translation>无法写入 {file}：{reason}。请换一个文件夹后重试。</translation>
    </message>
</context>
<context>
    <name>FailurePanel</name>
    <message>
        <source>The platform says</source>
        <translation>平台消息</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在查询…</translation>
    </message>
    <message>
        <source>Look on the platform</source>
        <translation>在平台查询</translation>
    </message>
    <message>
        <source>Task name: {name}
Server: {server}
Account: {account}</source>
        <translation>任务名称：{name}
服务器：{server}
账号：{account}</translation>
    </message>
    <message>
        <source>Task ID: {id}</source>
        <translation>任务 ID：{id}</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message numerus="yes">
        <source>Go on with the other %Ln number(s)</source>
        <translation>
            <numerusform>继续发送其余 %Ln 个号码</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send the %Ln missing number(s)…</source>
        <translation>
            <numerusform>发送缺少的 %Ln 个号码…</numerusform>
        </translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>打开设置</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回名单</translation>
    </message>
    <message>
        <source>Change list or settings</source>
        <translation>修改名单或设置</translation>
    </message>
    <message>
        <source>Save receipt…</source>
        <translation>保存回执…</translation>
    </message>
    <message>
        <source>The platform refused it</source>
        <translation>被平台拒绝</translation>
    </message>
    <message>
        <source>The platform refused part {part} of {parts}</source>
        <translation>平台拒绝了第 {part} 部分（共 {parts} 部分）</translation>
    </message>
    <message>
        <source>Unknown: the task may exist</source>
        <translation>结果未知：任务可能已经创建</translation>
    </message>
    <message>
        <source>Unknown: part {part} of {parts} may be there</source>
        <translation>结果未知：第 {part} 部分（共 {parts} 部分）可能已到达</translation>
    </message>
    <message>
        <source>Nothing was sent</source>
        <translation>未发送任何内容</translation>
    </message>
    <message>
        <source>It is never sent again by itself.</source>
        <translation>程序绝不会自动重新发送。</translation>
    </message>
    <message numerus="yes">
        <source>Show the %Ln missing number(s) in the table</source>
        <translation>
            <numerusform>在表格中显示缺少的 %Ln 个号码</numerusform>
        </translation>
    </message>
    <message>
        <source>The task was for a queue, and this platform does not seem to offer queues any more: choose an extension or a group.</source>
        <translation>该任务分配给队列，而此平台似乎不再提供队列：请选择分机或分组。</translation>
    </message>
    <message>
        <source>Ended by you</source>
        <translation>由您结束</translation>
    </message>
    <message>
        <source>Not sent again: the task may exist</source>
        <translation>没有再次发送：任务可能已存在</translation>
    </message>
    <message>
        <source>The platform refused the missing numbers</source>
        <translation>平台拒绝了缺少的号码</translation>
    </message>
    <message>
        <source>Unknown: the missing numbers may be there</source>
        <translation>结果未知：缺少的号码可能已到达</translation>
    </message>
    <message>
        <source>Paused before part {part} of {parts}</source>
        <translation>已暂停，尚未发送第 {part} 部分（共 {parts} 部分）</translation>
    </message>
    <message>
        <source>Paused before the missing numbers</source>
        <translation>已暂停，尚未发送缺少的号码</translation>
    </message>
    <message>
        <source>Part {part} of {parts} was not sent</source>
        <translation>第 {part} 部分（共 {parts} 部分）没有发送</translation>
    </message>
    <message>
        <source>The missing numbers were not sent</source>
        <translation>缺少的号码没有发送</translation>
    </message>
    <message>
        <source>The look did not work</source>
        <translation>查询未成功</translation>
    </message>
    <message>
        <source>What is missing may still come: a server can be late.</source>
        <translation>缺少的号码可能稍后出现：服务器可能有延迟。</translation>
    </message>
    <message>
        <source>Partly found</source>
        <translation>部分找到</translation>
    </message>
    <message numerus="yes">
        <source>The platform shows no such task (%Ln look(s), the last at {time}). That is not proof: a server may be late. Look again in a few minutes before you send the list again.</source>
        <translation>
            <numerusform>平台上没有此任务（已查询 %Ln 次，最近一次在 {time}）。这还不能证明任务不存在：服务器可能有延迟。重新发送名单前，请过几分钟再查询。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not found so far</source>
        <translation>目前没有查到</translation>
    </message>
</context>
<context>
    <name>FileBar</name>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>表头</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>编码</translation>
    </message>
    <message>
        <source>Encoding of the text file</source>
        <translation>文本文件的编码</translation>
    </message>
    <message>
        <source>How the letters of the text file are written; choose the one that reads well</source>
        <translation>文本文件的文字编码方式，请选择文字显示正确的一种</translation>
    </message>
    <message>
        <source>Header row</source>
        <translation>表头行</translation>
    </message>
    <message>
        <source>Open phone sheets (Ctrl+O)</source>
        <translation>打开号码表格（Ctrl+O）</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Read rows copied in Excel (Ctrl+V)</source>
        <translation>读取从 Excel 复制的行（Ctrl+V）</translation>
    </message>
    <message numerus="yes">
        <source>{file} and %n more</source>
        <translation>
            <numerusform>{file} 及另外 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>The row with the columns&apos; names; rows after it are read</source>
        <translation>列名所在的行，从它的下一行开始读取</translation>
    </message>
    <message>
        <source>Detect again</source>
        <translation>重新识别</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>打开…</translation>
    </message>
    <message>
        <source>Recent files</source>
        <translation>最近使用的文件</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>新建任务</translation>
    </message>
    <message>
        <source>Layout as last time; “Detect again” in the list drops it</source>
        <translation>布局与上次相同；列表中的“重新识别”可取消沿用</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>{sheet}, {rows}</source>
        <translation>{sheet}（共 {rows}）</translation>
    </message>
    <message>
        <source>{sheet} (hidden)</source>
        <translation>{sheet}（隐藏）</translation>
    </message>
    <message>
        <source>no header</source>
        <translation>无表头</translation>
    </message>
    <message>
        <source>row {row}</source>
        <translation>第 {row} 行</translation>
    </message>
</context>
<context>
    <name>FilterActions</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) were left out.</source>
        <translation>
            <numerusform>已排除 %Ln 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) were taken in.</source>
        <translation>
            <numerusform>已恢复 %Ln 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) were added for the numbers that shared a cell.</source>
        <translation>
            <numerusform>已为共用一个单元格的号码增加 %Ln 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) were repaired.</source>
        <translation>
            <numerusform>已修正 %Ln 行。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterColumn</name>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Save problem rows</source>
        <translation>保存问题行</translation>
    </message>
    <message>
        <source>Save them as a workbook, to be corrected and imported again (Ctrl+S)</source>
        <translation>另存为工作簿，修改后可重新导入（Ctrl+S）</translation>
    </message>
    <message>
        <source>Undo (Ctrl+Z)</source>
        <translation>撤销（Ctrl+Z）</translation>
    </message>
    <message>
        <source>Redo (Ctrl+Y)</source>
        <translation>重做（Ctrl+Y）</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>可呼叫</translation>
    </message>
    <message>
        <source>Invalid</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被平台拒绝</translation>
    </message>
    <message>
        <source>Not seen</source>
        <translation>未见到</translation>
    </message>
    <message>
        <source>Why invalid</source>
        <translation>无效原因</translation>
    </message>
    <message>
        <source>Why left out</source>
        <translation>排除原因</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>号码类型</translation>
    </message>
    <message>
        <source>Countries</source>
        <translation>国家/地区</translation>
    </message>
    <message>
        <source>no country</source>
        <translation>无国家/地区</translation>
    </message>
</context>
<context>
    <name>FilterStrip</name>
    <message>
        <source>Leave it out</source>
        <translation>排除</translation>
    </message>
    <message numerus="yes">
        <source>Leave all %Ln out</source>
        <translation>
            <numerusform>全部排除（%Ln 行）</numerusform>
        </translation>
    </message>
    <message>
        <source>Take it in</source>
        <translation>恢复</translation>
    </message>
    <message numerus="yes">
        <source>Take all %Ln in</source>
        <translation>
            <numerusform>全部恢复（%Ln 行）</numerusform>
        </translation>
    </message>
    <message>
        <source>Show all rows</source>
        <translation>显示全部行</translation>
    </message>
    <message>
        <source>Looking for repairs…</source>
        <translation>正在查找可修正的内容…</translation>
    </message>
    <message numerus="yes">
        <source>Split all %Ln into rows</source>
        <translation>
            <numerusform>全部拆分（%Ln 行）</numerusform>
        </translation>
    </message>
    <message>
        <source>Fix {rows} of {alike}</source>
        <translation>修正其中 {rows} 行（共 {alike} 行）</translation>
    </message>
    <message>
        <source>Fix it like this</source>
        <translation>这样修正</translation>
    </message>
    <message numerus="yes">
        <source>Fix all %Ln like this</source>
        <translation>
            <numerusform>全部这样修正（%Ln 行）</numerusform>
        </translation>
    </message>
    <message>
        <source>No rows: {what}</source>
        <translation>没有此类行：{what}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>{rows}: {what}</source>
        <translation>{rows}：{what}</translation>
    </message>
    <message>
        <source>ready to be called</source>
        <translation>可呼叫</translation>
    </message>
    <message>
        <source>invalid, for several reasons</source>
        <translation>无效（多种原因）</translation>
    </message>
    <message>
        <source>the same number as a row above</source>
        <translation>与上方某行号码相同</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>{first} and {last}</source>
        <translation>{first} 和 {last}</translation>
    </message>
    <message>
        <source>{before} → {after}</source>
        <translation>{before} → {after}</translation>
    </message>
</context>
<context>
    <name>FindBar</name>
    <message numerus="yes">
        <source>Searching… %Ln found</source>
        <translation>
            <numerusform>正在查找…已找到 %Ln 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Not in this filter</source>
        <translation>当前筛选中没有</translation>
    </message>
    <message>
        <source>{place} of {count}</source>
        <translation>第 {place} 处，共 {count} 处</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln in all rows</source>
        <translation>
            <numerusform>全部行中有 %Ln 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No match in this filter; show the %Ln in all rows</source>
        <translation>
            <numerusform>当前筛选中没有匹配项；显示全部行中的 %Ln 处</numerusform>
        </translation>
    </message>
    <message>
        <source>Find in the rows</source>
        <translation>在各行中查找</translation>
    </message>
    <message>
        <source>Find a number or text</source>
        <translation>查找号码或文字</translation>
    </message>
    <message>
        <source>Only matching rows</source>
        <translation>只显示匹配的行</translation>
    </message>
    <message>
        <source>Next match (F3)</source>
        <translation>下一处（F3）</translation>
    </message>
    <message>
        <source>Previous match (Shift+F3)</source>
        <translation>上一处（Shift+F3）</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
</context>
<context>
    <name>ForgetDaysCombo</name>
    <message>
        <source>All numbers that were ever sent stay on this PC.</source>
        <translation>所有发送过的号码都保留在本机。</translation>
    </message>
    <message>
        <source>Then only a fingerprint of each number is kept, so that one that is sent again is still noticed. Receipts that were saved stay as they are.</source>
        <translation>之后只保留每个号码的指纹，再次发送时仍能发现。已保存的回执不受影响。</translation>
    </message>
    <message numerus="yes">
        <source>After %Ln day(s)</source>
        <translation>
            <numerusform>%Ln 天后</numerusform>
        </translation>
    </message>
    <message>
        <source>Never</source>
        <translation>从不</translation>
    </message>
</context>
<context>
    <name>HandedFiles</name>
    <message>
        <source>Open now</source>
        <translation>现在打开</translation>
    </message>
    <message>
        <source>{file} waits until sending has ended.</source>
        <translation>{file} 正在等候，发送结束后才会打开。</translation>
    </message>
    <message>
        <source>{file} waits until the platform has answered.</source>
        <translation>{file} 正在等候，平台答复后才会打开。</translation>
    </message>
    <message>
        <source>{file} is waiting: the open sheet has changes that were not sent.</source>
        <translation>{file} 正在等候：当前打开的表格有尚未发送的更改。</translation>
    </message>
    <message>
        <source>{file} is waiting.</source>
        <translation>{file} 正在等候。</translation>
    </message>
    <message numerus="yes">
        <source>%n more file(s) after it.</source>
        <translation>
            <numerusform>后面还有 %n 个文件。</numerusform>
        </translation>
    </message>
    <message>
        <source>Not used, because this window was open already: {options}. Close it and start again to use them.</source>
        <translation>未使用，因为此窗口已经打开：{options}。要使用这些选项，请关闭窗口后重新启动。</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>No server</source>
        <translation>未设置服务器</translation>
    </message>
    <message>
        <source>New task</source>
        <translation>新建任务</translation>
    </message>
    <message>
        <source>New task (Ctrl+1)</source>
        <translation>新建任务（Ctrl+1）</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Tasks (Ctrl+2)</source>
        <translation>任务（Ctrl+2）</translation>
    </message>
    <message>
        <source>Demo platform, nobody is called</source>
        <translation>演示平台，不会真正呼叫</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings (Ctrl+,)</source>
        <translation>设置（Ctrl+,）</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>Something unexpected happened ({kind}). The details are in the log; please report it. What was sent so far is on the Tasks page.</source>
        <translation>发生意外错误（{kind}）。详情已写入日志，请反馈给我们。已发送的内容见“任务”页。</translation>
    </message>
</context>
<context>
    <name>Journal</name>
    <message>
        <source>The disk is full: {folder}. Make room there, then try again.</source>
        <translation>磁盘已满：{folder}。请腾出空间后重试。</translation>
    </message>
    <message>
        <source>Another program holds the journal {file}. Close other windows of this program, and backup or sync programs, then try again.</source>
        <translation>本机记录 {file} 正被其他程序占用。请关闭本程序的其他窗口以及备份、同步软件，然后重试。</translation>
    </message>
    <message>
        <source>The journal {file} cannot be written. Allow writing in {folder}, then try again.</source>
        <translation>无法写入本机记录 {file}。请允许写入 {folder}，然后重试。</translation>
    </message>
    <message>
        <source>The journal {file} is damaged. It holds what was sent already, so nothing can be sent without it. Keep the file and ask for help; to start with an empty journal, which no longer knows what was sent, rename the file and start the program again.</source>
        <translation>本机记录 {file} 已损坏。其中记有已发送的内容，没有它就不能发送。请保留该文件并寻求帮助；如果要从空记录开始（将不再知道发送过什么），请重命名该文件后重新启动程序。</translation>
    </message>
    <message>
        <source>The journal {file} was written by a newer version of this program. It holds what was sent already, so nothing can be sent without it. Install the newer version again.</source>
        <translation>本机记录 {file} 由本程序的更新版本写入。其中记有已发送的内容，没有它就不能发送。请重新安装较新的版本。</translation>
    </message>
    <message>
        <source>The journal {file} cannot be opened. Check that {folder} can be reached.</source>
        <translation>无法打开本机记录 {file}。请检查能否访问 {folder}。</translation>
    </message>
    <message>
        <source>The journal {file} could not be read or written ({kind}). Try again.</source>
        <translation>无法读写本机记录 {file}（{kind}）。请重试。</translation>
    </message>
    <message>
        <source>This submission is not in the journal.</source>
        <translation>本机记录中没有这次提交。</translation>
    </message>
    <message>
        <source>The key {file} is missing or is another one. Lists whose numbers were forgotten on this PC are not recognised when they are sent again, and no more numbers are forgotten. Put a copy of the file in its place and start the program again.</source>
        <translation>密钥 {file} 不见了或不匹配。号码已从本机清除的名单再次发送时无法识别，并且不再清除更多号码。请放回该文件的备份，然后重新启动程序。</translation>
    </message>
    <message>
        <source>The list of submissions is being opened, which takes a moment. Sheets can be checked meanwhile; numbers can be sent when it is there.</source>
        <translation>正在打开提交记录，需要一点时间。期间可以检查表格；打开后即可发送号码。</translation>
    </message>
</context>
<context>
    <name>JournalBanner</name>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>KeysDialog</name>
    <message>
        <source>Keyboard</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>About the program</source>
        <translation>关于本程序</translation>
    </message>
    <message>
        <source>Create the task</source>
        <translation>创建任务</translation>
    </message>
    <message>
        <source>Cancel what is going on</source>
        <translation>取消正在进行的操作</translation>
    </message>
    <message>
        <source>Next or previous problem</source>
        <translation>下一个 / 上一个问题</translation>
    </message>
    <message>
        <source>Find in the rows, next match</source>
        <translation>在各行中查找，下一处</translation>
    </message>
    <message>
        <source>Edit the number</source>
        <translation>编辑号码</translation>
    </message>
    <message>
        <source>Open a sheet, paste rows</source>
        <translation>打开表格 / 粘贴行</translation>
    </message>
    <message>
        <source>Leave the chosen rows out, restore them</source>
        <translation>排除所选行 / 恢复</translation>
    </message>
    <message>
        <source>Copy the chosen rows</source>
        <translation>复制所选行</translation>
    </message>
    <message>
        <source>Sort by the column, say what it is</source>
        <translation>按此列排序，或指定此列的用途</translation>
    </message>
    <message>
        <source>Undo and redo</source>
        <translation>撤销 / 重做</translation>
    </message>
    <message>
        <source>Save the problem rows</source>
        <translation>保存问题行</translation>
    </message>
    <message>
        <source>Load the platform&apos;s lists again</source>
        <translation>重新载入平台列表</translation>
    </message>
    <message>
        <source>New task, Tasks</source>
        <translation>“新建任务”页 /“任务”页</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>This help</source>
        <translation>本帮助</translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>The file {file} could not be read.</source>
        <translation>无法读取文件 {file}。</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Licences of the parts</source>
        <translation>组件许可证</translation>
    </message>
    <message>
        <source>Find in the licences</source>
        <translation>在许可证中查找</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一个</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一个</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ListProgress</name>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Writing the numbers to the list…</source>
        <translation>正在将号码写入名单…</translation>
    </message>
    <message>
        <source>Reading the sheet…</source>
        <translation>正在读取表格…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>ListWords</name>
    <message>
        <source>The number is off the list.</source>
        <translation>已从名单中移除此号码。</translation>
    </message>
    <message>
        <source>This number was not on the list.</source>
        <translation>此号码原本就不在名单上。</translation>
    </message>
    <message>
        <source>The numbers are off the list.</source>
        <translation>已从名单中移除这些号码。</translation>
    </message>
    <message>
        <source>Cancelled. The list is as it was before.</source>
        <translation>已取消。名单与之前相同。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s) added.</source>
        <translation>
            <numerusform>已添加 %Ln 个号码。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln number(s) were on the list already.</source>
        <translation>
            <numerusform>%Ln 个号码原本就在名单上。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them now stay longer.</source>
        <translation>
            <numerusform>其中 %Ln 个号码的保留时间已延长。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) had a number that was taken as it was probably meant.</source>
        <translation>
            <numerusform>%Ln 行的号码写法有误，已按最可能的号码加入。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was taken from %Ln other sheet(s) of the file ({sheets}).</source>
        <translation>
            <numerusform>文件中另外 %Ln 个工作表的号码未加入（{sheets}）。</numerusform>
        </translation>
    </message>
    <message>
        <source>{file}, sheets {sheets}:</source>
        <translation>{file}，工作表 {sheets}：</translation>
    </message>
    <message>
        <source>{file}:</source>
        <translation>{file}：</translation>
    </message>
    <message>
        <source>{file}, sheet {sheet}:</source>
        <translation>{file}，工作表 {sheet}：</translation>
    </message>
    <message>
        <source>{problem}: {count}</source>
        <translation>{problem}：{count}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) have no number that can be read and are NOT on the list ({problems}).</source>
        <translation>
            <numerusform>%Ln 行没有可读取的号码，未加入名单（{problems}）。</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>The number is on the list now.</source>
        <translation>已将此号码加入名单。</translation>
    </message>
    <message>
        <source>The number was on the list; it stays longer now.</source>
        <translation>此号码原本就在名单上，保留时间已延长。</translation>
    </message>
    <message>
        <source>The number was on the list already.</source>
        <translation>此号码原本就在名单上。</translation>
    </message>
    <message>
        <source>This number is not on the list.</source>
        <translation>此号码不在名单上。</translation>
    </message>
    <message>
        <source>typed in</source>
        <translation>手动输入</translation>
    </message>
    <message>
        <source>On the list for ever ({source}, {day}).</source>
        <translation>永久在名单上（{source}，{day}）。</translation>
    </message>
    <message>
        <source>On the list until {last} ({source}, {day}).</source>
        <translation>在名单上，至 {last}（{source}，{day}）。</translation>
    </message>
</context>
<context>
    <name>LoadNotices</name>
    <message numerus="yes">
        <source>Your changes of %Ln row(s) were applied again.</source>
        <translation>
            <numerusform>您对 %Ln 行的更改已重新应用。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changes of %Ln row(s) could not be applied again: these rows are not the same any more.</source>
        <translation>
            <numerusform>有 %Ln 行的更改无法重新应用：这些行的内容已经不同。</numerusform>
        </translation>
    </message>
    <message>
        <source>No phone column was found. Click the header of the column that holds the numbers and choose “Phone”.</source>
        <translation>没有找到电话号码列。请单击号码所在列的表头，然后选择“电话号码”。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) hidden in the file were left out.</source>
        <translation>
            <numerusform>已排除文件中隐藏的 %Ln 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>Include them</source>
        <translation>包括这些行</translation>
    </message>
    <message>
        <source>It was looked for up to column {letter}.</source>
        <translation>已查找到 {letter} 列为止。</translation>
    </message>
    <message>
        <source>The numbers come from column {letter}, “{title}”, which is hidden in the file.</source>
        <translation>号码取自 {letter} 列“{title}”，该列在文件中是隐藏的。</translation>
    </message>
    <message>
        <source>{cell} of {file}</source>
        <translation>{file} 的 {cell}</translation>
    </message>
    <message numerus="yes">
        <source>%Ln cell(s) outside the phone column hold several lines with a number that will not be called; the first is {cell}.</source>
        <translation>
            <numerusform>电话号码列以外有 %Ln 个单元格含有多行文字，其中的号码不会被呼叫；第一个是 {cell}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Include it</source>
        <translation>包括该行</translation>
    </message>
    <message>
        <source>If these are rows of the list, stray quotation marks have joined them: remove the marks in the file, then open it again.</source>
        <translation>如果这些行属于名单，说明多余的引号把它们合并在了一起：请在文件中删除这些引号，然后重新打开。</translation>
    </message>
    <message numerus="yes">
        <source>At least %Ln more number(s) in other columns ({columns}) will not be called; the first is in {cell}.</source>
        <translation>
            <numerusform>其他列（{columns}）中至少还有 %Ln 个号码不会被呼叫，第一个在 {cell}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more number(s) in other columns ({columns}) will not be called; the first is in {cell}.</source>
        <translation>
            <numerusform>其他列（{columns}）中还有 %Ln 个号码不会被呼叫，第一个在 {cell}。</numerusform>
        </translation>
    </message>
    <message>
        <source>To call them too, submit this list first, then click the header of such a column and choose “Phone”.</source>
        <translation>如果也要呼叫这些号码，请先提交此名单，再单击该列的表头并选择“电话号码”。</translation>
    </message>
    <message>
        <source>Two columns look like the phone number, “{used}” and “{other}”. “{used}” is called.</source>
        <translation>有两列看起来都是电话号码：“{used}”和“{other}”。目前呼叫“{used}”列。</translation>
    </message>
    <message>
        <source>Call “{column}” instead</source>
        <translation>改为呼叫“{column}”</translation>
    </message>
    <message>
        <source>Keep “{column}”</source>
        <translation>保留“{column}”</translation>
    </message>
    <message>
        <source>{file}: {sentence}</source>
        <translation>未能打开 {file}。{sentence}</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open {file}</source>
        <translation>打开 {file}</translation>
    </message>
    <message>
        <source>Go on without it</source>
        <translation>跳过此文件</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) changed on disk: {files}</source>
        <translation>
            <numerusform>磁盘上有 %n 个文件已更改：{files}</numerusform>
        </translation>
    </message>
    <message>
        <source>{file} was changed on disk.</source>
        <translation>{file} 在磁盘上已更改。</translation>
    </message>
    <message>
        <source>Reload</source>
        <translation>重新读取</translation>
    </message>
</context>
<context>
    <name>Look</name>
    <message>
        <source>Only a submission whose end is unknown, and that the platform did not show when it was looked for, can be treated as not sent. Look on the platform first.</source>
        <translation>只有结果未知、并且在平台上没有查到的提交，才能视为未发送。请先在平台查询。</translation>
    </message>
    <message>
        <source>Only a submission that still has numbers to send or whose end is unknown, and that is not being sent right now, can be ended here.</source>
        <translation>只有仍有号码待发送或结果不明、且当前不在发送中的提交，才能在此结束。</translation>
    </message>
    <message>
        <source>The platform has this list more than once: task {task}, and also {others}. End all but {task} on the platform&apos;s own pages, or the same people are called twice.</source>
        <translation>平台上有此名单的多个任务：任务 {task}，以及 {others}。请在平台自己的页面上结束除 {task} 以外的任务，否则同样的客户会被呼叫两次。</translation>
    </message>
    <message>
        <source>The platform answered, but this could not be saved on this PC.</source>
        <translation>平台已答复，但未能保存到本机记录。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Something unexpected happened ({kind}). The details are in {log}. What was sent so far is on the Tasks page.</source>
        <translation>发生意外错误（{kind}）。详情见 {log}。已发送的内容见“任务”页。</translation>
    </message>
    <message>
        <source>About and log</source>
        <translation>关于和日志</translation>
    </message>
    <message>
        <source>no token</source>
        <translation>无令牌</translation>
    </message>
    <message>
        <source>no access key</source>
        <translation>无访问密钥</translation>
    </message>
    <message>
        <source>signed in</source>
        <translation>已登录</translation>
    </message>
    <message>
        <source>token ready</source>
        <translation>令牌已就绪</translation>
    </message>
    <message>
        <source>Numbers are being sent. Close anyway?</source>
        <translation>正在发送号码，仍要关闭吗？</translation>
    </message>
    <message>
        <source>The numbers may already be with the platform. If the answer does not come any more, the submission is shown as unknown at the next start; it can be looked for then and is never sent again by itself.</source>
        <translation>号码可能已经到达平台。如果收不到答复，下次启动时这次提交会显示为“结果未知”；届时可以在平台查询，程序绝不会自动重新发送。</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>Keep sending</source>
        <translation>继续发送</translation>
    </message>
    <message>
        <source>Finishing… the window closes by itself.</source>
        <translation>正在收尾…窗口稍后会自动关闭。</translation>
    </message>
    <message>
        <source>{product} – demo</source>
        <translation>{product} – 演示</translation>
    </message>
</context>
<context>
    <name>NetworkDialog</name>
    <message>
        <source>Choose the company&apos;s certificate</source>
        <translation>选择公司证书</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer);;All files (*)</source>
        <translation>证书 (*.pem *.crt *.cer);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Stored; type here to replace it</source>
        <translation>已保存；在此输入可替换</translation>
    </message>
    <message>
        <source>For every server but one on this PC itself.</source>
        <translation>用于除本机以外的所有服务器。</translation>
    </message>
    <message>
        <source>The server is reached directly, whatever the system&apos;s settings say.</source>
        <translation>无论系统如何设置，都直接连接服务器。</translation>
    </message>
    <message>
        <source>Asking the system…</source>
        <translation>正在查询系统…</translation>
    </message>
    <message>
        <source>The system gets its proxy from a script, which this program does not run. If the server cannot be reached, enter the proxy&apos;s address by hand.</source>
        <translation>系统通过脚本获取代理，而本程序不运行脚本。如果连接不到服务器，请手动输入代理地址。</translation>
    </message>
    <message>
        <source>The system has no proxy for {server}.</source>
        <translation>系统没有为 {server} 设置代理。</translation>
    </message>
    <message>
        <source>The system has the proxy {proxy} for {server}.</source>
        <translation>系统为 {server} 设置的代理是 {proxy}。</translation>
    </message>
    <message>
        <source>No keyring is available here: the password is kept in memory only and has to be entered again after each start.</source>
        <translation>此处没有可用的密钥环：密码只保存在内存中，每次启动后都要重新输入。</translation>
    </message>
    <message>
        <source>User and password only where the proxy asks for them.</source>
        <translation>仅在代理要求时才需要用户名和密码。</translation>
    </message>
    <message>
        <source>What this system trusts counts in every case. Only when your company&apos;s CA is not among that, choose its certificate here.</source>
        <translation>本系统信任的证书始终有效。仅当其中没有贵公司的 CA 时，才在此选择其证书。</translation>
    </message>
    <message>
        <source>{name}, until {day}. It counts beside what this system trusts.</source>
        <translation>{name}，有效期至 {day}。与本系统信任的证书一并有效。</translation>
    </message>
    <message>
        <source>Enter the proxy as http://host:port, for example with port 3128.</source>
        <translation>请按 http://主机:端口 的格式输入代理，例如端口 3128。</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Company certificate</source>
        <translation>公司证书</translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>代理(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>地址(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>用户名(&amp;U)</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>密码(&amp;W)</translation>
    </message>
    <message>
        <source>CA &amp;file</source>
        <translation>CA 文件(&amp;F)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>与系统一致</translation>
    </message>
    <message>
        <source>Entered by hand</source>
        <translation>手动输入</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>NetworkField</name>
    <message>
        <source>Proxy and certificates…</source>
        <translation>代理和证书…</translation>
    </message>
    <message>
        <source>Test connection…</source>
        <translation>测试连接…</translation>
    </message>
</context>
<context>
    <name>NewTaskButton</name>
    <message>
        <source>New task</source>
        <translation>新建任务</translation>
    </message>
</context>
<context>
    <name>NewTaskPage</name>
    <message>
        <source>Only files of this PC can be opened.</source>
        <translation>只能打开本机上的文件。</translation>
    </message>
    <message>
        <source>Wait until the list that is being sent has its end.</source>
        <translation>请等待正在处理的名单结束。</translation>
    </message>
    <message>
        <source>Nothing was sent: the account, the settings or the do-not-call list changed meanwhile. Look at the rows, then create the task again.</source>
        <translation>未发送任何内容：账号、设置或请勿呼叫名单已更改。请查看各行，然后重新创建任务。</translation>
    </message>
    <message>
        <source>Nothing was sent: whether these numbers were submitted before could not be looked up. {reason}</source>
        <translation>未发送任何内容：无法查询这些号码以前是否提交过。{reason}</translation>
    </message>
</context>
<context>
    <name>NewerVersionNotice</name>
    <message>
        <source>{product} {version} is there (you have {running}). See what is new at {host}.</source>
        <translation>{product} {version} 已发布（当前为 {running}）。新内容见 {host}。</translation>
    </message>
    <message>
        <source>Show what is new</source>
        <translation>查看新内容</translation>
    </message>
    <message>
        <source>No browser could be started. The page is {page}</source>
        <translation>无法启动浏览器。网页地址是 {page}</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
    <message>
        <source>{task}: {sentence}</source>
        <translation>{task}：{sentence}</translation>
    </message>
</context>
<context>
    <name>NumberKind</name>
    <message>
        <source>no number</source>
        <translation>没有号码</translation>
    </message>
    <message>
        <source>mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>landline</source>
        <translation>固定电话</translation>
    </message>
    <message>
        <source>mobile or landline</source>
        <translation>手机或固定电话</translation>
    </message>
    <message>
        <source>other kind</source>
        <translation>其他类型</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Phone sheets ({patterns})</source>
        <translation>号码表格 ({patterns})</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Open phone sheets</source>
        <translation>打开号码表格</translation>
    </message>
    <message>
        <source>There are no rows to paste. Copy them in Excel together with their header, then paste here.</source>
        <translation>没有可粘贴的行。请在 Excel 中连同表头一起复制，然后在此处粘贴。</translation>
    </message>
    <message>
        <source>Pasted rows</source>
        <translation>粘贴的行</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>Done.</source>
        <translation>已完成。</translation>
    </message>
    <message>
        <source>The platform refused the request; nothing was done. Read its message, correct the settings and send again.</source>
        <translation>平台拒绝了请求，未做任何处理。请查看平台的消息，修改设置后重新发送。</translation>
    </message>
    <message>
        <source>The platform did not accept one of the values; nothing was done. Read its message, correct the settings and send again.</source>
        <translation>平台不接受其中一项内容，未做任何处理。请查看平台的消息，修改设置后重新发送。</translation>
    </message>
    <message>
        <source>This server does not know the service {service}; nothing was done. Check the server address in Settings, or ask the platform&apos;s operator for an update.</source>
        <translation>该服务器不支持接口 {service}，未做任何处理。请检查“设置”中的服务器地址，或联系平台运营方升级。</translation>
    </message>
    <message>
        <source>The token is no longer valid; nothing was done. Enter a new token in Settings and send again.</source>
        <translation>令牌已失效，未做任何处理。请在“设置”中填写新的令牌后重新发送。</translation>
    </message>
    <message>
        <source>The web server refused the request because it is too large; nothing was done. Ask the platform&apos;s operator to allow larger requests, then send again.</source>
        <translation>请求过大，被网页服务器拒绝，未做任何处理。请让平台运营方允许更大的请求，然后重新发送。</translation>
    </message>
    <message>
        <source>No connection to {server}; nothing was sent. Check the network and the server address in Settings, then send again.</source>
        <translation>无法连接 {server}，未发送任何内容。请检查网络和“设置”中的服务器地址，然后重新发送。</translation>
    </message>
    <message>
        <source>The server name in {server} was not found; nothing was sent. Check the network and the server address in Settings, then send again.</source>
        <translation>找不到 {server} 中的服务器名称，未发送任何内容。请检查网络和“设置”中的服务器地址，然后重新发送。</translation>
    </message>
    <message>
        <source>{server} did not accept a connection in time; nothing was sent. Check the network, then send again.</source>
        <translation>连接 {server} 超时，未发送任何内容。请检查网络，然后重新发送。</translation>
    </message>
    <message>
        <source>The platform gave a new token and refused it at once; nothing was done. Send again in a minute; if it stays so, tell the platform&apos;s operator.</source>
        <translation>平台给出了新令牌却立即拒绝；没有执行任何操作。请一分钟后再次发送；若仍如此，请告知平台运营方。</translation>
    </message>
    <message>
        <source>The platform does not know this appid or access key (601); nothing was done. Compare both with what the platform&apos;s operator gave you, and enter them in Settings.</source>
        <translation>平台不认识此 appid 或访问密钥（601）；没有执行任何操作。请与平台运营方提供的内容核对，并在设置中输入。</translation>
    </message>
    <message>
        <source>The platform says that the account&apos;s licence has expired (602); nothing was done. Ask the platform&apos;s operator to renew it, then send again.</source>
        <translation>平台提示账号的授权已过期（602）；没有执行任何操作。请联系平台运营方续期，然后再次发送。</translation>
    </message>
    <message>
        <source>The platform says that the account is not licensed for call tasks (603); nothing was done. Ask the platform&apos;s operator to add that module, then send again.</source>
        <translation>平台提示账号未开通呼叫任务模块（603）；没有执行任何操作。请联系平台运营方开通，然后再次发送。</translation>
    </message>
    <message>
        <source>The platform does not accept requests from this office&apos;s network address (604); nothing was done. Ask the platform&apos;s operator to authorise it, or send from the usual network.</source>
        <translation>平台不接受来自本办公室网络地址的请求（604）；没有执行任何操作。请联系平台运营方授权，或从平常的网络发送。</translation>
    </message>
    <message>
        <source>“{server}” is not a usable server address; nothing was sent. Enter an address that starts with http:// or https:// in Settings.</source>
        <translation>“{server}”不是可用的服务器地址，未发送任何内容。请在“设置”中填写以 http:// 或 https:// 开头的地址。</translation>
    </message>
    <message>
        <source>There is no token for {server}; nothing was sent. Enter one in Settings.</source>
        <translation>没有 {server} 的令牌，未发送任何内容。请在“设置”中填写。</translation>
    </message>
    <message>
        <source>There is no access key for {server}; nothing was sent. Enter it in Settings.</source>
        <translation>没有 {server} 的访问密钥；未发送任何内容。请在设置中输入。</translation>
    </message>
    <message>
        <source>Cancelled before anything was sent. You can send again at any time.</source>
        <translation>已在发送前取消，未发送任何内容。您可以随时重新发送。</translation>
    </message>
    <message>
        <source>The submission could not be saved on this PC, so nothing was sent. Make room on the disk or check the data folder, then send again.</source>
        <translation>这次提交未能保存到本机记录，因此未发送任何内容。请腾出磁盘空间或检查数据文件夹，然后重新发送。</translation>
    </message>
    <message>
        <source>Signing in to {server} gave no usable answer, so nothing was sent. Check the server address in Settings, then send again.</source>
        <translation>登录 {server} 未得到可用的答复，因此未发送任何内容。请检查“设置”中的服务器地址，然后重新发送。</translation>
    </message>
    <message>
        <source>The program is signed in to another account than the one that this task was made with, so nothing was sent. Sign in with that account in Settings, then try again.</source>
        <translation>当前登录的账号不是创建此任务时的账号，因此未发送任何内容。请在设置中登录该账号，然后重试。</translation>
    </message>
    <message>
        <source>The platform did not show the missing numbers when they were looked for, and you decided that they were not sent. They are looked for once more before they are sent again.</source>
        <translation>查询时平台上没有找到缺少的号码，您已将其视为未发送。再次发送前会再查询一次。</translation>
    </message>
    <message>
        <source>The connection broke after the numbers were sent and before the answer came. The numbers may be with the platform. Look on the platform before you send again.</source>
        <translation>号码发出后、收到答复前连接中断。号码可能已经到达平台。重新发送前请先在平台查询。</translation>
    </message>
    <message>
        <source>The numbers were sent, but no answer came in time. The numbers may be with the platform. Look on the platform before you send again.</source>
        <translation>号码已发出，但未及时收到答复。号码可能已经到达平台。重新发送前请先在平台查询。</translation>
    </message>
    <message>
        <source>The server reported an error ({status}) after it received the numbers. The numbers may be with the platform. Look on the platform before you send again.</source>
        <translation>服务器收到号码后报错（{status}）。号码可能已经到达平台。重新发送前请先在平台查询。</translation>
    </message>
    <message>
        <source>The server&apos;s answer could not be understood. The numbers may be with the platform. Look on the platform before you send again.</source>
        <translation>无法理解服务器的答复。号码可能已经到达平台。重新发送前请先在平台查询。</translation>
    </message>
    <message>
        <source>The server pointed to another address ({status}), which is not followed. The numbers may be with the platform. Look on the platform, and check the server address in Settings.</source>
        <translation>服务器指向了另一个地址（{status}），程序没有跟随。号码可能已经到达平台。请在平台查询，并检查设置中的服务器地址。</translation>
    </message>
    <message>
        <source>The platform said that it is done, but gave no task id. The numbers may be with the platform. Look on the platform before you send again.</source>
        <translation>平台答复已完成，但没有给出任务 ID。号码可能已经到达平台。重新发送前请先在平台查询。</translation>
    </message>
    <message>
        <source>You cancelled while the numbers were being sent. The numbers may be with the platform. Look on the platform before you send again.</source>
        <translation>您在号码发送途中取消了操作。号码可能已经到达平台。重新发送前请先在平台查询。</translation>
    </message>
    <message>
        <source>The program stopped while the numbers were being sent. The numbers may be with the platform. Look on the platform before you send again.</source>
        <translation>程序在号码发送途中停止。号码可能已经到达平台。重新发送前请先在平台查询。</translation>
    </message>
    <message>
        <source>It was to be started right away, but was not started yet.</source>
        <translation>原定创建后立即开始，但尚未开始。</translation>
    </message>
    <message>
        <source>How the sending ended could not be saved on this PC. The numbers may be with the platform. Look on the platform before you send again.</source>
        <translation>发送结果无法保存到本机。号码可能已在平台上。请先在平台上查询，再决定是否重新发送。</translation>
    </message>
    <message>
        <source>The platform took fewer numbers than were sent and did not name the others. Look on the platform, which of them it has.</source>
        <translation>平台接收的号码少于发送的号码，且未说明是哪些。请在平台查询它已有哪些号码。</translation>
    </message>
    <message>
        <source>The platform shows the numbers of this task in a form that cannot be compared with the list. Check the task on the platform&apos;s own pages.</source>
        <translation>平台显示此任务号码的形式无法与名单比较。请在平台自己的页面上核对该任务。</translation>
    </message>
    <message>
        <source>This server does not tell which numbers a task has, so it cannot be known here whether these arrived. Check the task on the platform&apos;s own pages; “End here” keeps what is there.</source>
        <translation>此服务器不提供任务中的号码明细，因此这里无法知道这些号码是否已到达。请在平台自己的页面上核对该任务；“到此结束”会保留已到达的号码。</translation>
    </message>
    <message>
        <source>The connection broke before the platform&apos;s answer came. Try again: it does no harm.</source>
        <translation>收到平台答复前连接中断。可以放心重试，不会有影响。</translation>
    </message>
    <message>
        <source>The platform did not answer in time. Try again: it does no harm.</source>
        <translation>平台未及时答复。可以放心重试，不会有影响。</translation>
    </message>
    <message>
        <source>The server reported an error ({status}). Try again: it does no harm.</source>
        <translation>服务器报错（{status}）。可以放心重试，不会有影响。</translation>
    </message>
    <message>
        <source>The server&apos;s answer could not be understood. Try again: it does no harm.</source>
        <translation>无法识别服务器的答复。可以放心重试，不会有影响。</translation>
    </message>
    <message>
        <source>The server pointed to another address ({status}), which is not followed. Check the server address in Settings.</source>
        <translation>服务器要求转到另一个地址（{status}），程序没有跟随。请检查“设置”中的服务器地址。</translation>
    </message>
    <message>
        <source>You cancelled before the platform&apos;s answer came. Try again: it does no harm.</source>
        <translation>您在收到平台答复前取消了操作。可以放心重试，不会有影响。</translation>
    </message>
    <message>
        <source>The program stopped before the platform&apos;s answer came. Try again: it does no harm.</source>
        <translation>程序在收到平台答复前停止。可以放心重试，不会有影响。</translation>
    </message>
    <message>
        <source>The certificate of {server} was issued by somebody this PC does not trust; nothing was sent. Ask your IT department for the company&apos;s CA certificate and choose it in Settings, under Network.</source>
        <translation>{server} 的证书由本机不信任的机构签发；未发送任何内容。请向 IT 部门索取公司的 CA 证书，并在“设置”的“网络”中选择。</translation>
    </message>
    <message>
        <source>The certificate of {server} has expired by this PC&apos;s clock; nothing was sent. Check the date of this PC; if it is right, ask the platform&apos;s operator to renew the certificate.</source>
        <translation>按本机时钟，{server} 的证书已过期；未发送任何内容。请检查本机日期；如果正确，请联系平台运营方更新证书。</translation>
    </message>
    <message>
        <source>The certificate of {server} is not valid yet by this PC&apos;s clock; nothing was sent. Check the date of this PC, then send again.</source>
        <translation>按本机时钟，{server} 的证书尚未生效；未发送任何内容。请检查本机日期，然后再次发送。</translation>
    </message>
    <message>
        <source>The certificate that {server} shows was made for another name; nothing was sent. Check the spelling of the server address in Settings, or ask the platform&apos;s operator for the right one.</source>
        <translation>{server} 出示的证书属于另一个名称；未发送任何内容。请检查设置中服务器地址的拼写，或向平台运营方询问正确的地址。</translation>
    </message>
    <message>
        <source>{server} does not answer as a secure server does; nothing was sent. Check in Settings whether the address starts with https:// or http:// and whether its port is right.</source>
        <translation>{server} 的应答不像安全服务器；未发送任何内容。请在设置中检查地址应以 https:// 还是 http:// 开头，以及端口是否正确。</translation>
    </message>
    <message>
        <source>The company&apos;s certificate in {file} cannot be read, so nothing was sent. Choose the file again or remove it in Settings, under Network.</source>
        <translation>无法读取 {file} 中的公司证书，因此未发送任何内容。请在“设置”的“网络”中重新选择或移除该文件。</translation>
    </message>
    <message>
        <source>No connection through the proxy {proxy} could be made; nothing was sent. Check the network and the proxy in Settings, under Network, then send again.</source>
        <translation>无法通过代理 {proxy} 建立连接；未发送任何内容。请检查网络，以及“设置”的“网络”中的代理，然后再次发送。</translation>
    </message>
    <message>
        <source>The proxy {proxy} wants a user name and password (407); nothing was sent. Enter them in Settings, under Network. If they are right, ask your IT department how programs without Windows sign-in use the proxy.</source>
        <translation>代理 {proxy} 要求用户名和密码（407）；未发送任何内容。请在“设置”的“网络”中输入。如果输入无误，请向 IT 部门询问不使用 Windows 登录的程序如何使用该代理。</translation>
    </message>
    <message>
        <source>The proxy {proxy} did not make a connection to {server} ({status}); nothing was sent. Ask your IT department to allow this address.</source>
        <translation>代理 {proxy} 没有建立到 {server} 的连接（{status}）；未发送任何内容。请让 IT 部门放行此地址。</translation>
    </message>
    <message>
        <source>The proxy {proxy} is of a kind that this program cannot use; nothing was sent. Enter an http:// proxy in Settings, under Network.</source>
        <translation>本程序无法使用代理 {proxy} 这种类型；未发送任何内容。请在“设置”的“网络”中输入 http:// 代理。</translation>
    </message>
    <message>
        <source>A proxy on the way asked for a user name and password (407). The numbers may be with the platform. Look on the platform before you send again, and enter the proxy&apos;s user in Settings, under Network.</source>
        <translation>途中的代理要求用户名和密码（407）。号码可能已到达平台。再次发送前请先在平台上查询，并在“设置”的“网络”中输入代理的用户名。</translation>
    </message>
    <message>
        <source>A web page came instead of the platform&apos;s answer, as from a network that wants a sign-in first. The numbers may be with the platform. Look on the platform before you send again, and open any page in the browser to see what the network wants.</source>
        <translation>收到的是网页而不是平台的应答，像是需要先登录的网络。号码可能已到达平台。再次发送前请先在平台上查询，并在浏览器中打开任意网页查看网络的要求。</translation>
    </message>
    <message>
        <source>A proxy on the way asked for a user name and password (407). Enter the proxy&apos;s user in Settings, under Network.</source>
        <translation>途中的代理要求用户名和密码（407）。请在“设置”的“网络”中输入代理的用户名。</translation>
    </message>
    <message>
        <source>A web page came instead of the platform&apos;s answer. Check the server address in Settings, and open any page in the browser: this network may want a sign-in first.</source>
        <translation>收到的是网页而不是平台的应答。请检查设置中的服务器地址，并在浏览器中打开任意网页：此网络可能需要先登录。</translation>
    </message>
    <message>
        <source>The platform refused the request. Read its message, then try again.</source>
        <translation>平台拒绝了请求。请查看平台的消息，然后重试。</translation>
    </message>
    <message>
        <source>The platform did not accept one of the values. Read its message, then try again.</source>
        <translation>平台不接受其中一项内容。请查看平台的消息，然后重试。</translation>
    </message>
    <message>
        <source>This server does not know the service {service}. Check the server address in Settings, or ask the platform&apos;s operator for an update.</source>
        <translation>该服务器不支持接口 {service}。请检查“设置”中的服务器地址，或联系平台运营方升级。</translation>
    </message>
    <message>
        <source>The token is no longer valid. Enter a new token in Settings, then try again.</source>
        <translation>令牌已失效。请在“设置”中填写新的令牌，然后重试。</translation>
    </message>
    <message>
        <source>The platform gave a new token and refused it at once. Try again in a minute; if it stays so, tell the platform&apos;s operator.</source>
        <translation>平台给出了新令牌却立即拒绝。请一分钟后重试；若仍如此，请告知平台运营方。</translation>
    </message>
    <message>
        <source>The program is signed in to another account than the one that this task was made with. Sign in with that account in Settings, then try again.</source>
        <translation>当前登录的账号不是创建此任务时的账号。请在“设置”中登录该账号，然后重试。</translation>
    </message>
    <message>
        <source>The platform does not know this appid or access key (601). Compare both with what the platform&apos;s operator gave you, and enter them in Settings.</source>
        <translation>平台不认识此 appid 或访问密钥（601）。请与平台运营方提供的内容核对，并在“设置”中输入。</translation>
    </message>
    <message>
        <source>The platform says that the account&apos;s licence has expired (602). Ask the platform&apos;s operator to renew it, then try again.</source>
        <translation>平台提示账号的授权已过期（602）。请联系平台运营方续期，然后重试。</translation>
    </message>
    <message>
        <source>The platform says that the account is not licensed for call tasks (603). Ask the platform&apos;s operator to add that module, then try again.</source>
        <translation>平台提示账号未开通呼叫任务模块（603）。请联系平台运营方开通，然后重试。</translation>
    </message>
    <message>
        <source>The platform does not accept requests from this office&apos;s network address (604). Ask the platform&apos;s operator to authorise it, or try again from the usual network.</source>
        <translation>平台不接受来自本办公室网络地址的请求（604）。请联系平台运营方授权，或从平常的网络重试。</translation>
    </message>
    <message>
        <source>The web server refused the request because it is too large. Ask the platform&apos;s operator to allow larger requests, then try again.</source>
        <translation>请求过大，被网页服务器拒绝。请让平台运营方允许更大的请求，然后重试。</translation>
    </message>
    <message>
        <source>No connection to {server}. Check the network and the server address in Settings, then try again.</source>
        <translation>无法连接 {server}。请检查网络和“设置”中的服务器地址，然后重试。</translation>
    </message>
    <message>
        <source>The server name in {server} was not found. Check the network and the server address in Settings, then try again.</source>
        <translation>找不到 {server} 中的服务器名称。请检查网络和“设置”中的服务器地址，然后重试。</translation>
    </message>
    <message>
        <source>{server} did not accept a connection in time. Check the network, then try again.</source>
        <translation>连接 {server} 超时。请检查网络，然后重试。</translation>
    </message>
    <message>
        <source>“{server}” is not a usable server address. Enter an address that starts with http:// or https:// in Settings.</source>
        <translation>“{server}”不是可用的服务器地址。请在“设置”中填写以 http:// 或 https:// 开头的地址。</translation>
    </message>
    <message>
        <source>There is no token for {server}. Enter one in Settings, then try again.</source>
        <translation>没有 {server} 的令牌。请在“设置”中填写，然后重试。</translation>
    </message>
    <message>
        <source>There is no access key for {server}. Enter it in Settings, then try again.</source>
        <translation>没有 {server} 的访问密钥。请在“设置”中输入，然后重试。</translation>
    </message>
    <message>
        <source>Cancelled before the platform was asked. Try again at any time.</source>
        <translation>已在询问平台前取消。您可以随时重试。</translation>
    </message>
    <message>
        <source>Signing in to {server} gave no usable answer. Check the server address in Settings, then try again.</source>
        <translation>登录 {server} 未得到可用的答复。请检查“设置”中的服务器地址，然后重试。</translation>
    </message>
    <message>
        <source>The certificate of {server} was issued by somebody this PC does not trust. Ask your IT department for the company&apos;s CA certificate and choose it in Settings, under Network.</source>
        <translation>{server} 的证书由本机不信任的机构签发。请向 IT 部门索取公司的 CA 证书，并在“设置”的“网络”中选择。</translation>
    </message>
    <message>
        <source>The certificate of {server} has expired by this PC&apos;s clock. Check the date of this PC; if it is right, ask the platform&apos;s operator to renew the certificate.</source>
        <translation>按本机时钟，{server} 的证书已过期。请检查本机日期；如果正确，请联系平台运营方更新证书。</translation>
    </message>
    <message>
        <source>The certificate of {server} is not valid yet by this PC&apos;s clock. Check the date of this PC, then try again.</source>
        <translation>按本机时钟，{server} 的证书尚未生效。请检查本机日期，然后重试。</translation>
    </message>
    <message>
        <source>The certificate that {server} shows was made for another name. Check the spelling of the server address in Settings, or ask the platform&apos;s operator for the right one.</source>
        <translation>{server} 出示的证书属于另一个名称。请检查“设置”中服务器地址的拼写，或向平台运营方询问正确的地址。</translation>
    </message>
    <message>
        <source>{server} does not answer as a secure server does. Check in Settings whether the address starts with https:// or http:// and whether its port is right.</source>
        <translation>{server} 的应答不像安全服务器。请在“设置”中检查地址应以 https:// 还是 http:// 开头，以及端口是否正确。</translation>
    </message>
    <message>
        <source>The company&apos;s certificate in {file} cannot be read. Choose the file again or remove it in Settings, under Network.</source>
        <translation>无法读取 {file} 中的公司证书。请在“设置”的“网络”中重新选择或移除该文件。</translation>
    </message>
    <message>
        <source>No connection through the proxy {proxy} could be made. Check the network and the proxy in Settings, under Network, then try again.</source>
        <translation>无法通过代理 {proxy} 建立连接。请检查网络，以及“设置”的“网络”中的代理，然后重试。</translation>
    </message>
    <message>
        <source>The proxy {proxy} wants a user name and password (407). Enter them in Settings, under Network. If they are right, ask your IT department how programs without Windows sign-in use the proxy.</source>
        <translation>代理 {proxy} 要求用户名和密码（407）。请在“设置”的“网络”中输入。如果输入无误，请向 IT 部门询问不使用 Windows 登录的程序如何使用该代理。</translation>
    </message>
    <message>
        <source>The proxy {proxy} did not make a connection to {server} ({status}). Ask your IT department to allow this address.</source>
        <translation>代理 {proxy} 没有建立到 {server} 的连接（{status}）。请让 IT 部门放行此地址。</translation>
    </message>
    <message>
        <source>The proxy {proxy} is of a kind that this program cannot use. Enter an http:// proxy in Settings, under Network.</source>
        <translation>本程序无法使用代理 {proxy} 这种类型。请在“设置”的“网络”中输入 http:// 代理。</translation>
    </message>
</context>
<context>
    <name>PasswordPanel</name>
    <message>
        <source>This password does not open {file}. Try again:</source>
        <translation>此密码无法打开 {file}，请重新输入：</translation>
    </message>
    <message>
        <source>{file} is protected. Its password:</source>
        <translation>{file} 受密码保护，密码：</translation>
    </message>
    <message>
        <source>Password of the file</source>
        <translation>文件密码</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PresetTimeField</name>
    <message>
        <source>Platform default (now)</source>
        <translation>平台默认（当前时间）</translation>
    </message>
    <message>
        <source>End of today</source>
        <translation>今天结束时</translation>
    </message>
    <message>
        <source>A moment…</source>
        <translation>指定时间…</translation>
    </message>
    <message>
        <source>Servers read this time in two ways: as the earliest moment at which a number is called, or as the latest, after which it is not called any more. The platform&apos;s default sends the moment of sending.</source>
        <translation>不同服务器对此时间有两种理解：最早呼叫时间，或最晚呼叫时间（过后不再呼叫）。“平台默认”会以发送时刻作为此时间。</translation>
    </message>
    <message>
        <source>Preset call time</source>
        <translation>预设呼叫时间</translation>
    </message>
    <message>
        <source>Moment of the preset call time</source>
        <translation>指定的预设呼叫时间</translation>
    </message>
</context>
<context>
    <name>Problem</name>
    <message>
        <source>no phone number</source>
        <translation>没有号码</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>不是号码</translation>
    </message>
    <message>
        <source>contains letters</source>
        <translation>含有字母</translation>
    </message>
    <message>
        <source>strange character</source>
        <translation>含有异常字符</translation>
    </message>
    <message>
        <source>scientific notation</source>
        <translation>科学计数法</translation>
    </message>
    <message>
        <source>digits lost in Excel</source>
        <translation>Excel 丢失数字</translation>
    </message>
    <message>
        <source>leading zero lost</source>
        <translation>缺少开头的 0</translation>
    </message>
    <message>
        <source>country code without +</source>
        <translation>国家代码缺少 +</translation>
    </message>
    <message>
        <source>extra prefix</source>
        <translation>多余前缀</translation>
    </message>
    <message>
        <source>has an extension</source>
        <translation>带有分机号</translation>
    </message>
    <message>
        <source>several numbers</source>
        <translation>多个号码</translation>
    </message>
    <message>
        <source>another country</source>
        <translation>其他国家/地区</translation>
    </message>
    <message>
        <source>too short</source>
        <translation>位数不足</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>位数过多</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>号段不存在</translation>
    </message>
    <message>
        <source>negative number</source>
        <translation>负数</translation>
    </message>
    <message>
        <source>decimal number</source>
        <translation>小数</translation>
    </message>
    <message>
        <source>TRUE or FALSE</source>
        <translation>TRUE 或 FALSE</translation>
    </message>
    <message>
        <source>a date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Excel error</source>
        <translation>Excel 错误值</translation>
    </message>
    <message>
        <source>formula not calculated</source>
        <translation>公式未计算</translation>
    </message>
    <message>
        <source>call time unclear</source>
        <translation>呼叫时间无法识别</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>refused by the platform</source>
        <translation>被平台拒绝</translation>
    </message>
    <message>
        <source>not seen on the platform so far</source>
        <translation>平台上暂未见到</translation>
    </message>
    <message>
        <source>left out by you</source>
        <translation>由您排除</translation>
    </message>
    <message>
        <source>hidden in the file</source>
        <translation>文件中已隐藏</translation>
    </message>
    <message>
        <source>example row</source>
        <translation>示例行</translation>
    </message>
    <message>
        <source>under merged cells</source>
        <translation>被合并单元格遮盖</translation>
    </message>
    <message>
        <source>do not call</source>
        <translation>请勿呼叫</translation>
    </message>
    <message>
        <source>submitted lately</source>
        <translation>近期已提交</translation>
    </message>
    <message>
        <source>No phone number in this row</source>
        <translation>此行没有电话号码</translation>
    </message>
    <message>
        <source>“{value}” is not a phone number</source>
        <translation>“{value}”不是电话号码</translation>
    </message>
    <message>
        <source>Contains letters ({letters})</source>
        <translation>含有字母（{letters}）</translation>
    </message>
    <message>
        <source>Contains “{character}”, which is not part of a phone number</source>
        <translation>含有“{character}”，电话号码中不应出现此字符</translation>
    </message>
    <message>
        <source>Written in scientific notation, digits are lost</source>
        <translation>以科学计数法书写，部分数字已丢失</translation>
    </message>
    <message>
        <source>Excel has already lost digits; format the column as Text at the source</source>
        <translation>Excel 已丢失部分数字，请在原始表格中将该列设为“文本”格式</translation>
    </message>
    <message>
        <source>The leading zero is missing; probably {suggestion}</source>
        <translation>缺少开头的 0，可能是 {suggestion}</translation>
    </message>
    <message>
        <source>Starts with the country code {prefix} but without +; probably {suggestion}</source>
        <translation>以国家/地区代码 {prefix} 开头但缺少 +，可能是 {suggestion}</translation>
    </message>
    <message>
        <source>{prefix} stands before the number; probably {suggestion}</source>
        <translation>号码前多了 {prefix}，可能是 {suggestion}</translation>
    </message>
    <message>
        <source>Has the extension {extension}, which cannot be dialled</source>
        <translation>带有分机号 {extension}，无法拨打分机</translation>
    </message>
    <message>
        <source>Several numbers in one cell; keep one, put the others in rows of their own</source>
        <translation>一个单元格中有多个号码，请保留一个，其余各放一行</translation>
    </message>
    <message>
        <source>Number of another country ({country})</source>
        <translation>其他国家/地区的号码（{country}）</translation>
    </message>
    <message>
        <source>Too short: {digits} digits</source>
        <translation>位数不足：只有 {digits} 位</translation>
    </message>
    <message>
        <source>Too long: {digits} digits</source>
        <translation>位数过多：共 {digits} 位</translation>
    </message>
    <message>
        <source>No such numbers are in use in {country}</source>
        <translation>没有这样的号码（{country}）</translation>
    </message>
    <message>
        <source>The negative number {value} is not a phone number</source>
        <translation>负数 {value} 不是电话号码</translation>
    </message>
    <message>
        <source>The decimal number {value} is not a phone number</source>
        <translation>小数 {value} 不是电话号码</translation>
    </message>
    <message>
        <source>The cell holds {value}, not a phone number</source>
        <translation>单元格内容为 {value}，不是电话号码</translation>
    </message>
    <message>
        <source>The cell holds the date {value}, not a phone number</source>
        <translation>单元格内容为日期 {value}，不是电话号码</translation>
    </message>
    <message>
        <source>The cell holds Excel&apos;s error {value}</source>
        <translation>单元格内容为 Excel 错误值 {value}</translation>
    </message>
    <message>
        <source>Formula not calculated: open the file in Excel, save, try again</source>
        <translation>公式未计算：请在 Excel 中打开文件并保存，然后重试</translation>
    </message>
    <message>
        <source>The call time “{value}” is not understood; write it as 2026-12-31 18:00</source>
        <translation>无法识别呼叫时间“{value}”，请写成 2026-12-31 18:00 的形式</translation>
    </message>
    <message>
        <source>Same number as row {row}</source>
        <translation>与第 {row} 行号码相同</translation>
    </message>
    <message>
        <source>Refused by the platform: {reason}</source>
        <translation>被平台拒绝：{reason}</translation>
    </message>
    <message>
        <source>Not seen on the platform so far; it may still come</source>
        <translation>平台上暂未见到，可能稍后出现</translation>
    </message>
    <message>
        <source>Left out by you</source>
        <translation>由您排除</translation>
    </message>
    <message>
        <source>Hidden in the file, left out</source>
        <translation>文件中已隐藏，已排除</translation>
    </message>
    <message>
        <source>Says that it is an example, left out</source>
        <translation>该行注明是示例，已排除</translation>
    </message>
    <message>
        <source>Empty (merged with row {row})</source>
        <translation>空白（与第 {row} 行合并）</translation>
    </message>
    <message>
        <source>On the do-not-call list, left out</source>
        <translation>在请勿呼叫名单上，已排除</translation>
    </message>
    <message>
        <source>Submitted in task {task} {day}, left out</source>
        <translation>{day}已在任务 {task} 中提交，已排除</translation>
    </message>
    <message>
        <source>Same number as row {row} of {file}</source>
        <translation>与 {file} 第 {row} 行号码相同</translation>
    </message>
    <message>
        <source>The sign {character} in it turns the digits round; shown is {suggestion}</source>
        <translation>其中的字符 {character} 会颠倒数字顺序，显示的是 {suggestion}</translation>
    </message>
    <message>
        <source>Excel does not show {value}: merged cells of row {row} cover it</source>
        <translation>Excel 不显示 {value}：它被第 {row} 行的合并单元格遮盖</translation>
    </message>
    <message>
        <source>Several numbers in one cell: {parts}</source>
        <translation>一个单元格中有多个号码：{parts}</translation>
    </message>
    <message>
        <source>Has the extension {extension}, which cannot be dialled; without it {suggestion}</source>
        <translation>带有分机号 {extension}，无法拨打分机；去掉后为 {suggestion}</translation>
    </message>
</context>
<context>
    <name>ProgressStrip</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Reading {file}…</source>
        <translation>正在读取 {file}…</translation>
    </message>
    <message>
        <source>Changing many rows… You can undo it afterwards.</source>
        <translation>正在更改多行…之后可以撤销。</translation>
    </message>
    <message>
        <source>Checking the rows…</source>
        <translation>正在检查各行…</translation>
    </message>
    <message>
        <source>Cancelling…</source>
        <translation>正在取消…</translation>
    </message>
    <message>
        <source>Looking on the platform…</source>
        <translation>正在平台查询…</translation>
    </message>
    <message>
        <source>Cancelling… an answer that is on its way is still waited for.</source>
        <translation>正在取消…仍会等待途中的答复。</translation>
    </message>
    <message numerus="yes">
        <source>Stops after this part; %Ln number(s) are already with the platform.</source>
        <translation>
            <numerusform>发完此部分后停止；已有 %Ln 个号码到达平台。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>立即停止</translation>
    </message>
    <message>
        <source>Breaks off the part under way; it has to be looked for then.</source>
        <translation>中断正在发送的部分；之后需要在平台查询它的结果。</translation>
    </message>
    <message>
        <source>Stop waiting</source>
        <translation>停止等待</translation>
    </message>
    <message>
        <source>Pause after this part</source>
        <translation>发完此部分后暂停</translation>
    </message>
    <message>
        <source>Looking for earlier submissions of these numbers…</source>
        <translation>正在查找这些号码以前的提交…</translation>
    </message>
    <message>
        <source>Part {part} of {parts}: </source>
        <translation>第 {part} 部分，共 {parts} 部分：</translation>
    </message>
    <message>
        <source>Saving the list on this PC…</source>
        <translation>正在将名单保存到本机…</translation>
    </message>
    <message>
        <source>Signing in…</source>
        <translation>正在登录…</translation>
    </message>
    <message numerus="yes">
        <source>Sending %Ln number(s)…</source>
        <translation>
            <numerusform>正在发送 %Ln 个号码…</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent. Waiting for the platform&apos;s answer…</source>
        <translation>已发出，正在等待平台答复…</translation>
    </message>
    <message>
        <source>No connection; trying again soon ({attempt} of {attempts})…</source>
        <translation>没有连接，稍后重试（第 {attempt} 次，共 {attempts} 次）…</translation>
    </message>
    <message>
        <source>No clear answer; looking on the platform ({attempt} of {attempts})…</source>
        <translation>没有收到明确答复，正在平台查询（第 {attempt} 次，共 {attempts} 次）…</translation>
    </message>
    <message>
        <source>Task created. Starting the calls…</source>
        <translation>任务已创建，正在开始呼叫…</translation>
    </message>
    <message>
        <source>{sent} of {whole}</source>
        <translation>{whole} 个中的 {sent} 个</translation>
    </message>
    <message>
        <source>nothing moves right now</source>
        <translation>目前没有进展</translation>
    </message>
    <message>
        <source>{rate} numbers/s</source>
        <translation>每秒 {rate} 个号码</translation>
    </message>
    <message numerus="yes">
        <source>%Ln minute(s) left</source>
        <translation>
            <numerusform>还需约 %Ln 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln second(s) left</source>
        <translation>
            <numerusform>还需约 %Ln 秒</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QuestionPanel</name>
    <message>
        <source>Look on the platform</source>
        <translation>在平台查询</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>不发送</translation>
    </message>
    <message>
        <source>Send again anyway</source>
        <translation>仍要重新发送</translation>
    </message>
    <message>
        <source>Send anyway</source>
        <translation>仍要发送</translation>
    </message>
    <message>
        <source>These numbers were submitted before</source>
        <translation>这些号码以前提交过</translation>
    </message>
    <message>
        <source>The do-not-call list is not applied</source>
        <translation>请勿呼叫名单未生效</translation>
    </message>
    <message>
        <source>Numbers that are on it may be among these and would be called. {reason}</source>
        <translation>其中可能有名单上的号码，它们会被呼叫。{reason}</translation>
    </message>
    <message>
        <source>More than half of the rows drop out</source>
        <translation>超过一半的行不会呼叫</translation>
    </message>
    <message>
        <source>{invalid} rows are invalid and {duplicate} are duplicates; only {ready} of {rows} are called. Is the right column the phone column?</source>
        <translation>{invalid} 行无效，{duplicate} 行重复；{rows} 行中只呼叫 {ready} 行。电话号码列选对了吗？</translation>
    </message>
    <message>
        <source>The preset call time has passed</source>
        <translation>预设呼叫时间已过</translation>
    </message>
    <message>
        <source>It is {moment}. If the server takes it as the latest time to call, no number will be called.</source>
        <translation>预设呼叫时间为 {moment}。如果服务器将它视为最晚呼叫时间，则不会呼叫任何号码。</translation>
    </message>
</context>
<context>
    <name>Receipt</name>
    <message>
        <source>Receipt</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>Refused numbers</source>
        <translation>被拒绝的号码</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Member ID</source>
        <translation>会员 ID</translation>
    </message>
    <message>
        <source>User ID</source>
        <translation>员工 ID</translation>
    </message>
    <message>
        <source>Customer intent</source>
        <translation>客户意向</translation>
    </message>
    <message>
        <source>Customer UUID</source>
        <translation>客户 UUID</translation>
    </message>
    <message>
        <source>Preset call time</source>
        <translation>预设呼叫时间</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>尚未发送</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>task created</source>
        <translation>任务已创建</translation>
    </message>
    <message>
        <source>refused by the platform</source>
        <translation>被平台拒绝</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>unknown: the task may exist</source>
        <translation>结果未知：任务可能已经创建</translation>
    </message>
    <message>
        <source>ended by the user before it was sent</source>
        <translation>发送之前由用户结束</translation>
    </message>
    <message>
        <source>ended by the user; the task may exist</source>
        <translation>由用户结束；任务可能已存在</translation>
    </message>
    <message>
        <source>partly sent</source>
        <translation>部分已发送</translation>
    </message>
    <message>
        <source>extension</source>
        <translation>分机</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>start calling</source>
        <translation>开始呼叫</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>end</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>No receipt was saved: the numbers of this list were forgotten on this PC at this moment, as the settings want it. Save it once more for one with the facts alone.</source>
        <translation>未保存回执：按照设置，此名单的号码此刻已从本机清除。再次保存即可得到只含事实信息的回执。</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Message of the platform</source>
        <translation>平台消息</translation>
    </message>
    <message>
        <source>Task id</source>
        <translation>任务 ID</translation>
    </message>
    <message>
        <source>Task name</source>
        <translation>任务名称</translation>
    </message>
    <message>
        <source>Submission id</source>
        <translation>提交编号</translation>
    </message>
    <message>
        <source>Prepared at</source>
        <translation>准备时间</translation>
    </message>
    <message>
        <source>Sent at</source>
        <translation>发送时间</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Assigned to</source>
        <translation>分配类型</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>分配目标</translation>
    </message>
    <message>
        <source>Calls per idle agent</source>
        <translation>空闲坐席呼叫比</translation>
    </message>
    <message>
        <source>Calling numbers</source>
        <translation>主叫号码</translation>
    </message>
    <message>
        <source>Last command</source>
        <translation>最后的指令</translation>
    </message>
    <message>
        <source>Its end</source>
        <translation>指令结果</translation>
    </message>
    <message>
        <source>Rows in the sheet</source>
        <translation>工作表行数</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>可呼叫</translation>
    </message>
    <message>
        <source>Invalid</source>
        <translation>无效</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>空行</translation>
    </message>
    <message>
        <source>Numbers in the submission</source>
        <translation>提交的号码数</translation>
    </message>
    <message>
        <source>Accepted by the platform</source>
        <translation>平台已接受</translation>
    </message>
    <message>
        <source>Refused by the platform</source>
        <translation>被平台拒绝</translation>
    </message>
    <message>
        <source>Not sent, ended by the user</source>
        <translation>未发送，由用户结束</translation>
    </message>
    <message>
        <source>Unknown, may be called by the platform</source>
        <translation>状态不明，可能会被平台呼叫</translation>
    </message>
    <message>
        <source>Numbers forgotten on this PC at</source>
        <translation>本机清除号码的时间</translation>
    </message>
    <message>
        <source>Parts done</source>
        <translation>已完成的部分</translation>
    </message>
</context>
<context>
    <name>RecentDaysField</name>
    <message>
        <source>&amp;Leave out numbers submitted lately</source>
        <translation>排除近期已提交的号码(&amp;L)</translation>
    </message>
    <message>
        <source>Leave out numbers submitted lately</source>
        <translation>排除近期已提交的号码</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message numerus="yes">
        <source>today and %Ln day(s) before</source>
        <translation>
            <numerusform>今天及前 %Ln 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Numbers that went to this server today or in the %Ln day(s) before are left out of every list, with the task&apos;s name beside them; they can be taken in again.</source>
        <translation>
            <numerusform>今天或之前 %Ln 天内已提交到此服务器的号码会从每个名单中排除，并在旁边显示任务名称；可以恢复。</numerusform>
        </translation>
    </message>
    <message>
        <source>Off: numbers may be called again on any day. Before a list is sent that holds numbers of an earlier one, you are asked in any case.</source>
        <translation>关闭：号码可以在任何一天再次呼叫。发送含有以前号码的名单之前，程序总会先询问您。</translation>
    </message>
</context>
<context>
    <name>ResultPanel</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Task created</source>
        <translation>任务已创建</translation>
    </message>
    <message>
        <source>Task ID</source>
        <translation>任务 ID</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the task ID</source>
        <translation>复制任务 ID</translation>
    </message>
    <message>
        <source>Start calling</source>
        <translation>开始呼叫</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>结束…</translation>
    </message>
    <message>
        <source>Save receipt…</source>
        <translation>保存回执…</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>新名单</translation>
    </message>
    <message numerus="yes">
        <source>Ended early: %Ln number(s) of the list were not sent.</source>
        <translation>
            <numerusform>提前结束：名单中有 %Ln 个号码没有发送。</numerusform>
        </translation>
    </message>
    <message>
        <source>Please note</source>
        <translation>请注意</translation>
    </message>
    <message>
        <source>Accepted by the platform</source>
        <translation>平台已接受</translation>
    </message>
    <message>
        <source>Refused by the platform</source>
        <translation>被平台拒绝</translation>
    </message>
    <message>
        <source>Left out here</source>
        <translation>本机未发送</translation>
    </message>
    <message>
        <source>Show the refused numbers in the table</source>
        <translation>在表格中显示被拒绝的号码</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>另有 %Ln 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln refused number(s) that match no row:</source>
        <translation>
            <numerusform>%Ln 个被拒绝的号码在表格中没有对应的行：</numerusform>
        </translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Calling</source>
        <translation>呼叫中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>The command may not have worked</source>
        <translation>指令可能未成功</translation>
    </message>
</context>
<context>
    <name>RowsHeader</name>
    <message>
        <source>check</source>
        <translation>请核对</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>不使用</translation>
    </message>
</context>
<context>
    <name>RowsMenus</name>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message numerus="yes">
        <source>Leave %Ln row(s) out</source>
        <translation>
            <numerusform>排除 %Ln 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Restore %Ln row(s)</source>
        <translation>
            <numerusform>恢复 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message numerus="yes">
        <source>Split into %Ln row(s)</source>
        <translation>
            <numerusform>拆分为 %Ln 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Use {number}</source>
        <translation>使用 {number}</translation>
    </message>
    <message numerus="yes">
        <source>Split all %Ln into rows</source>
        <translation>
            <numerusform>全部拆分（%Ln 行）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fix all %Ln like this</source>
        <translation>
            <numerusform>全部这样修正（%Ln 行）</numerusform>
        </translation>
    </message>
    <message>
        <source>Sort ascending</source>
        <translation>升序排列</translation>
    </message>
    <message>
        <source>Sort descending</source>
        <translation>降序排列</translation>
    </message>
    <message>
        <source>Order of the sheet</source>
        <translation>表格中的顺序</translation>
    </message>
    <message>
        <source>Changes only what you see, never the order of sending</source>
        <translation>只改变显示顺序，不影响发送顺序</translation>
    </message>
    <message>
        <source>Not used</source>
        <translation>不使用</translation>
    </message>
</context>
<context>
    <name>RowsModel</name>
    <message>
        <source>In the file: {text}</source>
        <translation>文件中为：{text}</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>不发送</translation>
    </message>
    <message>
        <source>Suggested: {number}. It is not called before you repair the row.</source>
        <translation>建议：{number}。修正此行之前不会呼叫它。</translation>
    </message>
    <message>
        <source>Sorting changes only what you see, never the order of sending.</source>
        <translation>排序只改变显示顺序，不影响发送顺序。</translation>
    </message>
    <message>
        <source>Click to sort. {order}</source>
        <translation>单击可排序。{order}</translation>
    </message>
    <message>
        <source>{what}. Click to choose what this column is, or to sort by it. {order}</source>
        <translation>{what}。单击可指定此列的用途或按此列排序。{order}</translation>
    </message>
    <message>
        <source>{column}, sorted descending</source>
        <translation>{column}，降序</translation>
    </message>
    <message>
        <source>{column}, sorted ascending</source>
        <translation>{column}，升序</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Will call</source>
        <translation>将呼叫的号码</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
</context>
<context>
    <name>RowsText</name>
    <message>
        <source>Empty row</source>
        <translation>空行</translation>
    </message>
</context>
<context>
    <name>RowsView</name>
    <message>
        <source>Rows of the sheet</source>
        <translation>表格各行</translation>
    </message>
    <message>
        <source>This column is</source>
        <translation>此列用作</translation>
    </message>
</context>
<context>
    <name>SaveWorkbook</name>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>{file} is there already: replace it, or choose another name</source>
        <translation>{file} 已存在：替换它，或另选名称</translation>
    </message>
</context>
<context>
    <name>Saves</name>
    <message>
        <source>There are no problem rows to save.</source>
        <translation>没有可保存的问题行。</translation>
    </message>
    <message>
        <source>{file} problems.xlsx</source>
        <translation>{file} 问题行.xlsx</translation>
    </message>
    <message>
        <source>Save problem rows</source>
        <translation>保存问题行</translation>
    </message>
    <message>
        <source>{name} receipt.xlsx</source>
        <translation>{name} 回执.xlsx</translation>
    </message>
    <message>
        <source>Save receipt</source>
        <translation>保存回执</translation>
    </message>
    <message>
        <source>Saving {file}…</source>
        <translation>正在保存 {file}…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s) saved as {file}.</source>
        <translation>
            <numerusform>已将 %Ln 行保存为 {file}。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Receipt saved as {file}.</source>
        <translation>回执已保存为 {file}。</translation>
    </message>
</context>
<context>
    <name>ScreeningKeeper</name>
    <message>
        <source>The do-not-call list is not applied: its numbers are NOT left out. {reason}</source>
        <translation>请勿呼叫名单未生效：其中的号码没有被排除。{reason}</translation>
    </message>
    <message>
        <source>Numbers that were submitted lately are not left out by themselves. {reason}</source>
        <translation>近期已提交的号码没有自动排除。{reason}</translation>
    </message>
    <message>
        <source>Do-not-call list</source>
        <translation>请勿呼叫名单</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>The settings could not be saved in {file}: {reason}. Make sure that the disk has room and that no other program holds this file, then try again.</source>
        <translation>设置无法保存到 {file}：{reason}。请确认磁盘有空间且没有其他程序占用此文件，然后重试。</translation>
    </message>
    <message>
        <source>The settings could not be read, so the defaults are used. The old file was kept as {file}.</source>
        <translation>无法读取设置，已改用默认值。原文件已保留为 {file}。</translation>
    </message>
    <message>
        <source>The settings in {file} could not be read, so the defaults are used.</source>
        <translation>无法读取 {file} 中的设置，已改用默认值。</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Call platform</source>
        <translation>呼叫平台</translation>
    </message>
    <message>
        <source>Phone numbers</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message>
        <source>&amp;Region of the numbers</source>
        <translation>号码所属地区(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Form that is sent</source>
        <translation>发送格式(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Appearance</source>
        <translation>外观(&amp;A)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Newer versions</source>
        <translation>新版本</translation>
    </message>
    <message>
        <source>Net&amp;work</source>
        <translation>网络(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Do-not-call list</source>
        <translation>请勿呼叫名单(&amp;D)</translation>
    </message>
    <message>
        <source>For&amp;get sent numbers</source>
        <translation>清除已发送的号码(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Version file</source>
        <translation>版本文件(&amp;V)</translation>
    </message>
    <message>
        <source>About the program</source>
        <translation>关于本程序</translation>
    </message>
    <message>
        <source>National: as dialled inside the country</source>
        <translation>国内格式：与国内拨号相同</translation>
    </message>
    <message>
        <source>National without the leading zero</source>
        <translation>国内格式，不带开头的 0</translation>
    </message>
    <message>
        <source>With country code, without plus</source>
        <translation>带国家/地区代码，不带加号</translation>
    </message>
    <message>
        <source>The sheet&apos;s own digits</source>
        <translation>沿用表格中的数字</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Choose a region from the list.</source>
        <translation>请从列表中选择地区。</translation>
    </message>
    <message>
        <source>A mobile number is sent as {example}</source>
        <translation>手机号码的发送形式为 {example}</translation>
    </message>
    <message>
        <source>Close the settings without saving?</source>
        <translation>不保存就关闭设置？</translation>
    </message>
    <message>
        <source>What you entered here is not kept.</source>
        <translation>在此输入的内容不会保留。</translation>
    </message>
    <message>
        <source>Do not save</source>
        <translation>不保存</translation>
    </message>
    <message>
        <source>Go on editing</source>
        <translation>继续编辑</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Task settings</source>
        <translation>任务设置</translation>
    </message>
    <message>
        <source>Extension</source>
        <translation>分机</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Assign to: {kind}</source>
        <translation>分配给：{kind}</translation>
    </message>
    <message>
        <source>Assign to</source>
        <translation>分配给</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>空闲坐席呼叫比</translation>
    </message>
    <message>
        <source>Caller IDs</source>
        <translation>主叫号码（外显号码）</translation>
    </message>
    <message>
        <source>Task name</source>
        <translation>任务名称</translation>
    </message>
    <message>
        <source>Preset call time</source>
        <translation>预设呼叫时间</translation>
    </message>
    <message>
        <source>Idle agents : calls. 1:2 places two calls for each idle agent.</source>
        <translation>空闲坐席数:呼叫数。1:2 表示每个空闲坐席同时呼叫两个号码。</translation>
    </message>
    <message>
        <source>The calling numbers that customers see, separated by commas. Empty: random.</source>
        <translation>客户看到的来电号码，多个号码用逗号分隔。留空则随机。</translation>
    </message>
    <message>
        <source>random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Every task name ends in eight digits of its own, so that it can be found.</source>
        <translation>每个任务名称末尾都有 8 位专属字符，便于查找。</translation>
    </message>
    <message>
        <source>Start right away</source>
        <translation>创建后立即开始</translation>
    </message>
    <message>
        <source>Calls begin as soon as the task is created</source>
        <translation>任务创建后立即开始呼叫</translation>
    </message>
    <message>
        <source>Queue name</source>
        <translation>队列名称</translation>
    </message>
    <message>
        <source>Group name</source>
        <translation>分组名称</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>The file {file} was not found. Check whether it was moved, renamed or deleted, then open it again.</source>
        <translation>未找到文件 {file}。请检查它是否已被移动、重命名或删除，然后重新打开。</translation>
    </message>
    <message>
        <source>{file} is a folder. Open the file in it that has the numbers.</source>
        <translation>{file} 是文件夹。请打开其中包含号码的文件。</translation>
    </message>
    <message>
        <source>{file} is only Excel&apos;s lock file, it holds no rows. Open {real} in the same folder.</source>
        <translation>{file} 只是 Excel 的锁定文件，其中没有数据。请打开同一文件夹中的 {real}。</translation>
    </message>
    <message>
        <source>{file} cannot be read from its disk or network folder. Copy it to this PC, then open the copy.</source>
        <translation>无法从所在磁盘或网络文件夹读取 {file}。请将它复制到本机，然后打开副本。</translation>
    </message>
    <message>
        <source>The file {file} is empty. Save the sheet again where it was made, then open it again.</source>
        <translation>文件 {file} 是空的。请在制作它的地方重新保存，然后再次打开。</translation>
    </message>
    <message>
        <source>The file {file} could not be read; it may be damaged or not completely downloaded. Open it in Excel, save it again as .xlsx, then try again.</source>
        <translation>无法读取文件 {file}，它可能已损坏或未下载完整。请在 Excel 中打开并另存为 .xlsx，然后重试。</translation>
    </message>
    <message>
        <source>{file} is not a file. Open a sheet: .xlsx, .xls, .xlsb, .ods, .csv or text.</source>
        <translation>{file} 不是文件。请打开表格：.xlsx、.xls、.xlsb、.ods、.csv 或文本文件。</translation>
    </message>
    <message>
        <source>{file} is only Excel&apos;s lock file, it holds no rows, and the workbook is not beside it. Open the workbook where it lies.</source>
        <translation>{file} 只是 Excel 的锁定文件，不含任何行，旁边也没有对应的工作簿。请在工作簿所在的位置打开它。</translation>
    </message>
    <message>
        <source>The file {file} unpacks to far more than a sheet holds, so it was not opened: it is damaged or made to do harm. Ask who sent it for a new one, as .csv.</source>
        <translation>文件 {file} 解压后远大于正常表格，因此没有打开：文件已损坏或带有恶意。请让发送者重新提供 .csv 文件。</translation>
    </message>
    <message>
        <source>{file} cannot be opened: another program uses it, or you may not read it. Close it in Excel, then press Retry.</source>
        <translation>无法打开 {file}：其他程序正在使用它，或您没有读取权限。请在 Excel 中关闭它，然后单击“重试”。</translation>
    </message>
    <message>
        <source>The file {file} is protected with a password. Type its password to read it.</source>
        <translation>文件 {file} 受密码保护。请输入密码以读取它。</translation>
    </message>
    <message>
        <source>This password does not open {file}. Capital and small letters differ; type it again.</source>
        <translation>此密码无法打开 {file}。请注意大小写，重新输入。</translation>
    </message>
    <message>
        <source>The system did not start the program&apos;s part that reads {file}. Close other programs, check that no virus scanner stops this one, and press Retry.</source>
        <translation>系统未能启动本程序读取 {file} 的部分。请关闭其他程序，确认杀毒软件没有拦截本程序，然后点“重试”。</translation>
    </message>
    <message>
        <source>Reading {file} was interrupted before its last row; something stopped the program&apos;s part that reads files. Press Retry to read it again.</source>
        <translation>读取 {file} 时在最后一行之前中断：读取文件的进程被停止。请单击“重试”重新读取。</translation>
    </message>
    <message>
        <source>The file {file} is in the format {kind}, which is not read here. Save its rows as .xlsx, .xls, .xlsb, .ods or .csv in the program that made it, then open that file.</source>
        <translation>文件 {file} 是 {kind} 格式，此处无法读取。请在创建它的程序中将各行另存为 .xlsx、.xls、.xlsb、.ods 或 .csv，然后打开该文件。</translation>
    </message>
    <message>
        <source>The file {file} is not a spreadsheet. Open a sheet: .xlsx, .xls, .xlsb, .ods, .csv or text.</source>
        <translation>文件 {file} 不是电子表格。请打开表格：.xlsx、.xls、.xlsb、.ods、.csv 或文本文件。</translation>
    </message>
    <message>
        <source>The file {file} is a web page without a table. Export the rows again where it was made, as .xlsx or .csv if that is offered, then open that file.</source>
        <translation>文件 {file} 是没有表格的网页。请在生成它的地方重新导出各行（如可选，请选择 .xlsx 或 .csv），然后打开该文件。</translation>
    </message>
    <message>
        <source>The file {file} is protected with a password. Open it in the program that made it, save it without a password or as .xlsx, then open that file.</source>
        <translation>文件 {file} 受密码保护。请在创建它的程序中打开，另存为不带密码的文件或 .xlsx，然后打开该文件。</translation>
    </message>
    <message>
        <source>The workbook {file} has no sheet with cells. Open another file.</source>
        <translation>工作簿 {file} 中没有含单元格的工作表。请打开其他文件。</translation>
    </message>
    <message>
        <source>The sheet “{sheet}” in {file} is empty. Choose another sheet or open another file.</source>
        <translation>{file} 中的工作表“{sheet}”是空的。请选择其他工作表或打开其他文件。</translation>
    </message>
    <message>
        <source>The file {file} has no sheet named “{sheet}” any more. Open the file again.</source>
        <translation>文件 {file} 中已没有名为“{sheet}”的工作表。请重新打开该文件。</translation>
    </message>
    <message>
        <source>The file {file} needs too much memory. Copy only the columns with numbers and names to a new workbook, save it, then open that file.</source>
        <translation>文件 {file} 占用内存过多。请只将号码列和姓名列复制到新工作簿并保存，然后打开新文件。</translation>
    </message>
    <message>
        <source>Reading {file} took too long and was stopped. Copy the file to this PC, save it again as .xlsx in Excel, then open it.</source>
        <translation>读取 {file} 用时过长，已停止。请将文件复制到本机，在 Excel 中重新保存为 .xlsx，然后打开。</translation>
    </message>
    <message>
        <source>In {file} row {row} has more cells than any sheet can have. Open the file in Excel, save it as .xlsx, then open that file.</source>
        <translation>{file} 第 {row} 行的单元格数超出了任何表格的上限。请在 Excel 中打开该文件，另存为 .xlsx，然后打开该文件。</translation>
    </message>
    <message>
        <source>The text encoding “{encoding}” is not known, so {file} was not read in it. Choose another encoding.</source>
        <translation>不支持文本编码“{encoding}”，因此未用它读取 {file}。请选择其他编码。</translation>
    </message>
    <message>
        <source>The text encoding of {file} was not recognised. Open it in Excel and save it as “CSV UTF-8” or .xlsx, then open that file.</source>
        <translation>无法识别 {file} 的文字编码。请在 Excel 中打开并另存为“CSV UTF-8”或 .xlsx，然后打开新文件。</translation>
    </message>
    <message>
        <source>In {file} a quotation mark that opens in row {row} is never closed, so the rows after it cannot be told apart. Correct that row, then open the file again.</source>
        <translation>{file} 第 {row} 行的引号没有结束，因此无法区分其后的各行。请修改该行，然后重新打开文件。</translation>
    </message>
    <message>
        <source>In {file} the quotation marks in row {row} do not fit together: one of them is missing, or text follows one that ends a cell. Correct that row, then open the file again.</source>
        <translation>{file} 第 {row} 行的引号不匹配：缺少一个引号，或者单元格结束的引号后面还有文字。请修改该行，然后重新打开文件。</translation>
    </message>
</context>
<context>
    <name>SheetArea</name>
    <message numerus="yes">
        <source>%Ln row(s) were copied.</source>
        <translation>
            <numerusform>已复制 %Ln 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>{rows} rows are too many to copy; choose {most} or fewer.</source>
        <translation>{rows} 行太多，无法复制；请选择不超过 {most} 行。</translation>
    </message>
</context>
<context>
    <name>Start</name>
    <message>
        <source>The data folder {folder} cannot be written.</source>
        <translation>无法写入数据文件夹 {folder}。</translation>
    </message>
    <message>
        <source>The data folder {folder} is in use by the PC {host}. If the program does not run there, delete the file {file} and start again.</source>
        <translation>数据文件夹 {folder} 正被电脑 {host} 使用。如果本程序没有在那台电脑上运行，请删除文件 {file}，然后重新启动。</translation>
    </message>
    <message>
        <source>The program is already running with the data folder {folder}, but it does not answer. Wait a moment and try again. If that does not help, end it (on Windows in the Task Manager) or restart the PC: nothing that was sent is lost.</source>
        <translation>本程序已在使用数据文件夹 {folder} 运行，但没有响应。请稍候再试。如果仍不行，请结束它（在 Windows 上用任务管理器）或重新启动电脑：已发送的内容不会丢失。</translation>
    </message>
    <message>
        <source>Another version of the program is already running. Close its window and start again.</source>
        <translation>本程序的另一个版本正在运行。请关闭它的窗口，然后重新启动。</translation>
    </message>
    <message>
        <source>These are too many files at once. Open fewer of them.</source>
        <translation>一次打开的文件太多。请少打开一些。</translation>
    </message>
    <message>
        <source>The window needs XWayland, which this session does not have: DISPLAY is not set. Install or turn on XWayland, then start the program again.</source>
        <translation>窗口需要 XWayland，而当前会话没有：未设置 DISPLAY。请安装或启用 XWayland，然后重新启动程序。</translation>
    </message>
    <message>
        <source>There is no screen to show a window on: neither DISPLAY nor WAYLAND_DISPLAY is set.</source>
        <translation>没有可以显示窗口的屏幕：DISPLAY 和 WAYLAND_DISPLAY 都没有设置。</translation>
    </message>
    <message>
        <source>The data folder cannot be used: {reason}. Choose another one with --data-dir.</source>
        <translation>无法使用数据文件夹：{reason}。请用 --data-dir 另选一个。</translation>
    </message>
    <message>
        <source>The program could not start ({kind}). The details are in {log}; please report it.</source>
        <translation>程序无法启动（{kind}）。详情见 {log}；请反馈此问题。</translation>
    </message>
</context>
<context>
    <name>StartupBanners</name>
    <message>
        <source>There is no token for {server} yet. Enter it in the settings.</source>
        <translation>还没有 {server} 的令牌。请在“设置”中填写。</translation>
    </message>
    <message>
        <source>Welcome. Enter the server address of your call platform and how to sign in there once; sheets can be opened and checked without.</source>
        <translation>欢迎。请输入呼叫平台的服务器地址和登录方式，只需一次；不输入也可以打开和检查表格。</translation>
    </message>
    <message>
        <source>This system has no keyring: what you sign in with is kept until the program ends, and has to be entered again after the next start.</source>
        <translation>本系统没有密钥环：登录信息只保留到程序结束，下次启动后需要重新输入。</translation>
    </message>
    <message>
        <source>There is no access key for {server} yet. Enter it in the settings.</source>
        <translation>还没有 {server} 的访问密钥。请在设置中输入。</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>打开设置</translation>
    </message>
    <message numerus="yes">
        <source>%n submission(s) have an unknown end; they may be on the platform. Nothing of them is sent again by itself.</source>
        <translation>
            <numerusform>有 %n 次提交结果未知，号码可能已经到达平台。程序不会自动重新发送。</numerusform>
        </translation>
    </message>
    <message>
        <source>The submission of {sheet} ({count} numbers, {time}) has an unknown end: it may be on the platform. It is not sent again by itself.</source>
        <translation>{sheet} 的提交（{count} 个号码，{time}）结果未知：号码可能已经到达平台。程序不会自动重新发送。</translation>
    </message>
    <message>
        <source>Look on the platform</source>
        <translation>在平台查询</translation>
    </message>
    <message numerus="yes">
        <source>%n submission(s) were only partly sent. Nothing is sent by itself.</source>
        <translation>
            <numerusform>有 %n 次提交只发送了一部分。程序不会自行继续发送。</numerusform>
        </translation>
    </message>
    <message>
        <source>Of {sheet} ({time}), {there} of {count} numbers are with the platform. The rest is not sent by itself.</source>
        <translation>{sheet}（{time}）的 {count} 个号码中有 {there} 个已到达平台。其余号码不会自行发送。</translation>
    </message>
    <message numerus="yes">
        <source>Of %n task(s) it is not certain whether the calls were started or stopped as you wanted.</source>
        <translation>
            <numerusform>有 %n 个任务不确定是否已按您的要求开始或停止呼叫。</numerusform>
        </translation>
    </message>
    <message>
        <source>It is not certain whether the calls of {sheet} ({time}) were started or stopped as you wanted.</source>
        <translation>不确定 {sheet}（{time}）的呼叫是否已按您的要求开始或停止。</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s) were to be started right away, but were not started yet.</source>
        <translation>
            <numerusform>有 %n 个任务原定创建后立即开始，但尚未开始。</numerusform>
        </translation>
    </message>
    <message>
        <source>The calls of {sheet} ({time}) were to be started right away, but were not started yet.</source>
        <translation>{sheet}（{time}）的呼叫原定创建后立即开始，但尚未开始。</translation>
    </message>
    <message numerus="yes">
        <source>%n submission(s) were saved, but not sent. Nothing is sent by itself.</source>
        <translation>
            <numerusform>有 %n 次提交已保存但没有发送。程序不会自行发送。</numerusform>
        </translation>
    </message>
    <message>
        <source>The submission of {sheet} ({count} numbers, {time}) was saved, but not sent. It is not sent by itself.</source>
        <translation>{sheet} 的提交（{count} 个号码，{time}）已保存但没有发送。程序不会自行发送。</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>显示</translation>
    </message>
</context>
<context>
    <name>Submit</name>
    <message>
        <source>There is no number to send.</source>
        <translation>没有可发送的号码。</translation>
    </message>
    <message>
        <source>The task was created but not started.</source>
        <translation>任务已创建，但尚未开始呼叫。</translation>
    </message>
    <message>
        <source>This list was sent already: task {task}. It is not sent again.</source>
        <translation>此名单已发送过：任务 {task}。不会重复发送。</translation>
    </message>
    <message>
        <source>Whether this list was sent is unknown. Look on the platform before you send it again.</source>
        <translation>不确定此名单是否已发送。重新发送前请先在平台查询。</translation>
    </message>
    <message>
        <source>The last look on the platform did not work.</source>
        <translation>最近一次在平台上的查询没有成功。</translation>
    </message>
    <message>
        <source>Nothing more was sent: this server does not tell which numbers the task has, so these may be there already. Check the task on the platform&apos;s own pages; “End here” keeps what is there.</source>
        <translation>没有再发送任何内容：此服务器不提供任务中的号码明细，这些号码可能已经在平台上。请在平台自己的页面上核对该任务；“到此结束”会保留已到达的号码。</translation>
    </message>
    <message>
        <source>Nothing more was sent: the platform could not be asked once more whether the numbers are there. Check the network, then send again.</source>
        <translation>没有再发送任何内容：无法再次向平台查询这些号码是否已到达。请检查网络，然后重新发送。</translation>
    </message>
    <message>
        <source>Nothing more was sent: the platform shows more of this list now than before, so the rest may still be coming. Send again in a few minutes: it is looked for once more.</source>
        <translation>没有再发送任何号码：平台现在显示的本名单号码比之前多，其余号码可能仍在到达。请过几分钟再发送，届时会再查找一次。</translation>
    </message>
    <message>
        <source>The numbers of this list are not kept any more, so it cannot be sent again. Open its sheet and make a new task.</source>
        <translation>此名单的号码已不再保留，因此不能再次发送。请打开其表格并新建任务。</translation>
    </message>
    <message>
        <source>You ended this list, so it is not sent any more. To send its numbers, open its sheet and make a new task.</source>
        <translation>您已结束此名单，因此不再发送。如需发送其中的号码，请打开其表格并新建任务。</translation>
    </message>
    <message>
        <source>This list is being sent right now.</source>
        <translation>此名单正在发送中。</translation>
    </message>
    <message>
        <source>Task {task} was created, but this could not be saved on this PC. Write the task id down; the list is shown as unknown on the Tasks page, and Look finds it.</source>
        <translation>任务 {task} 已创建，但无法保存到本机。请记下任务 ID；此名单在“任务”页面显示为“结果未知”，通过查询可以找到该任务。</translation>
    </message>
    <message>
        <source>How the sending ended could not be saved on this PC. The list is shown as unknown on the Tasks page: Look on the platform before you send it again.</source>
        <translation>发送结果无法保存到本机。此名单在“任务”页面显示为“结果未知”：请先在平台上查询，再决定是否重新发送。</translation>
    </message>
</context>
<context>
    <name>TargetHelp</name>
    <message>
        <source>Load the platform&apos;s lists again (F5)</source>
        <translation>重新载入平台列表（F5）</translation>
    </message>
    <message>
        <source>The platform&apos;s lists are being loaded…</source>
        <translation>正在载入平台列表…</translation>
    </message>
    <message>
        <source>Lists of {time}. Load them again (F5)</source>
        <translation>{time} 的列表。重新载入（F5）</translation>
    </message>
    <message>
        <source>Load the platform&apos;s lists again</source>
        <translation>重新载入平台列表</translation>
    </message>
</context>
<context>
    <name>TargetWords</name>
    <message>
        <source>registered</source>
        <translation>已注册</translation>
    </message>
    <message>
        <source>not registered</source>
        <translation>未注册</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>{idle} of {total} idle</source>
        <translation>{total} 个中有 {idle} 个空闲</translation>
    </message>
    <message>
        <source>Random: the platform chooses</source>
        <translation>随机：由平台选择</translation>
    </message>
    <message>
        <source>Loading the platform&apos;s list…</source>
        <translation>正在载入平台列表…</translation>
    </message>
    <message>
        <source>The platform&apos;s list is empty.</source>
        <translation>平台列表为空。</translation>
    </message>
    <message>
        <source>The platform&apos;s list is empty. A typed name is sent as it is.</source>
        <translation>平台列表为空。输入的名称将原样发送。</translation>
    </message>
    <message numerus="yes">
        <source>%n to choose from: type a part, or press ↓</source>
        <translation>
            <numerusform>有 %n 个可选：输入一部分，或按 ↓</numerusform>
        </translation>
    </message>
    <message>
        <source>The list is of {time}; loading it again did not work.</source>
        <translation>列表为 {time} 的；重新载入未成功。</translation>
    </message>
    <message>
        <source>Not in the platform&apos;s list, where it is written “{name}”.</source>
        <translation>不在平台列表中，列表中的写法是“{name}”。</translation>
    </message>
    <message>
        <source>Not in the platform&apos;s list. It is sent as typed.</source>
        <translation>不在平台列表中。将按输入原样发送。</translation>
    </message>
    <message>
        <source>This extension is disabled on the platform.</source>
        <translation>此分机在平台上已停用。</translation>
    </message>
    <message>
        <source>This group is disabled on the platform.</source>
        <translation>此分组在平台上已停用。</translation>
    </message>
    <message>
        <source>No phone is registered at this extension: nobody can take its calls.</source>
        <translation>此分机没有注册的话机：无人能接听它的来电。</translation>
    </message>
    <message numerus="yes">
        <source>None of the group&apos;s %n agent(s) is idle.</source>
        <translation>
            <numerusform>该分组的 %n 个坐席都不空闲。</numerusform>
        </translation>
    </message>
    <message>
        <source>{idle} of {total} agents are idle.</source>
        <translation>{total} 个坐席中有 {idle} 个空闲。</translation>
    </message>
    <message>
        <source>A phone is registered at this extension.</source>
        <translation>此分机已有话机注册。</translation>
    </message>
    <message numerus="yes">
        <source>%n idle agent(s)</source>
        <translation>
            <numerusform>%n 个空闲坐席</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n extension(s)</source>
        <translation>
            <numerusform>%n 个分机</numerusform>
        </translation>
    </message>
    <message>
        <source>{agents} × {ratio} = up to {calls}</source>
        <translation>{agents} × {ratio} = 最多 {calls}</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) at once</source>
        <translation>
            <numerusform>%n 路同时呼叫</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in the platform&apos;s list: {numbers}. Sent as typed.</source>
        <translation>不在平台列表中：{numbers}。将按输入原样发送。</translation>
    </message>
    <message>
        <source>This platform lists no queues; newer ones do not offer them any more. If yours does, type the name, else choose an extension or a group.</source>
        <translation>此平台没有列出队列；较新的平台已不再提供队列。如果您的平台提供，请输入名称，否则请选择分机或分组。</translation>
    </message>
    <message>
        <source>No list without a token. Type it, or sign in in Settings.</source>
        <translation>没有令牌就没有列表。请直接输入，或在设置中登录。</translation>
    </message>
    <message>
        <source>No list: the token is no longer valid. Enter a new one in Settings.</source>
        <translation>没有列表：令牌已失效。请在设置中输入新令牌。</translation>
    </message>
    <message>
        <source>This server gives no such list. Type it.</source>
        <translation>此服务器不提供这种列表。请直接输入。</translation>
    </message>
    <message>
        <source>No list without a server. Type it, or enter the server in Settings.</source>
        <translation>没有服务器就没有列表。请直接输入，或在设置中输入服务器。</translation>
    </message>
    <message>
        <source>The platform refused to give its list. Type it.</source>
        <translation>平台拒绝提供列表。请直接输入。</translation>
    </message>
    <message>
        <source>No list: the server cannot be reached. Type it, or load again.</source>
        <translation>没有列表：无法连接服务器。请直接输入，或重新载入。</translation>
    </message>
    <message>
        <source>No list: the server&apos;s answer could not be used. Type it.</source>
        <translation>没有列表：服务器的应答无法使用。请直接输入。</translation>
    </message>
</context>
<context>
    <name>Task</name>
    <message>
        <source>The ratio is written agents:calls, for example 1:2.</source>
        <translation>呼叫比的写法为“坐席数:呼叫数”，例如 1:2。</translation>
    </message>
    <message>
        <source>Both sides of the ratio must be between 1 and {limit}.</source>
        <translation>呼叫比两边的数字须在 1 到 {limit} 之间。</translation>
    </message>
    <message>
        <source>“{entry}” is not a calling number: use 3 to 20 digits, separated by commas.</source>
        <translation>“{entry}”不是主叫号码：请填写 3 到 20 位数字，多个号码用逗号分隔。</translation>
    </message>
</context>
<context>
    <name>TaskDetail</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy the task ID</source>
        <translation>复制任务 ID</translation>
    </message>
    <message>
        <source>Start calling</source>
        <translation>开始呼叫</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>结束…</translation>
    </message>
    <message>
        <source>Look on the platform</source>
        <translation>在平台查询</translation>
    </message>
    <message>
        <source>Save receipt…</source>
        <translation>保存回执…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Task ID</source>
        <translation>任务 ID</translation>
    </message>
    <message>
        <source>Choose a task in the list to see what happened to it.</source>
        <translation>请在列表中选择任务，查看其处理情况。</translation>
    </message>
    <message>
        <source>Saved on this PC; nothing was sent yet.</source>
        <translation>已保存到本机，尚未发送任何内容。</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>立即发送</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Send the missing numbers…</source>
        <translation>发送缺少的号码…</translation>
    </message>
    <message>
        <source>Pause after this part</source>
        <translation>发完此部分后暂停</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>立即停止</translation>
    </message>
    <message>
        <source>This list is being sent on the page “New task”.</source>
        <translation>此名单正在“新建任务”页面发送。</translation>
    </message>
    <message numerus="yes">
        <source>Send the %Ln missing number(s)…</source>
        <translation>
            <numerusform>发送缺少的 %Ln 个号码…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Go on with the other %Ln number(s)</source>
        <translation>
            <numerusform>继续发送其余 %Ln 个号码</numerusform>
        </translation>
    </message>
    <message>
        <source>That is not proof yet: a server may be late. Look again in a few minutes, or check the platform&apos;s own pages, before you send again.</source>
        <translation>这还不能证明任务不存在：服务器可能有延迟。重新发送前，请过几分钟再查询，或在平台自己的页面上核对。</translation>
    </message>
    <message>
        <source>Looking for the task on the platform…</source>
        <translation>正在平台查询任务…</translation>
    </message>
    <message>
        <source>Sending the numbers…</source>
        <translation>正在发送号码…</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>Starting the calls…</source>
        <translation>正在开始呼叫…</translation>
    </message>
    <message>
        <source>Pausing the task…</source>
        <translation>正在暂停任务…</translation>
    </message>
    <message>
        <source>Ending the task…</source>
        <translation>正在结束任务…</translation>
    </message>
    <message>
        <source>Saving the receipt…</source>
        <translation>正在保存回执…</translation>
    </message>
    <message numerus="yes">
        <source>%n number(s)</source>
        <translation>
            <numerusform>%n 个号码</numerusform>
        </translation>
    </message>
    <message>
        <source>{accepted} accepted, {refused} refused</source>
        <translation>已接受 {accepted} 个，被拒绝 {refused} 个</translation>
    </message>
    <message>
        <source>{numbers}, {left} left out</source>
        <translation>{numbers}，{left} 个已排除</translation>
    </message>
    <message>
        <source>{numbers}, {unsure} unknown</source>
        <translation>{numbers}，{unsure} 个状态不明</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>提交时间</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Assign to</source>
        <translation>分配给</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>空闲坐席呼叫比</translation>
    </message>
    <message>
        <source>Calling numbers</source>
        <translation>主叫号码</translation>
    </message>
    <message>
        <source>random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Preset call time</source>
        <translation>预设呼叫时间</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>Submission</source>
        <translation>提交编号</translation>
    </message>
</context>
<context>
    <name>TaskForm</name>
    <message>
        <source>Type the extension that takes the calls.</source>
        <translation>请填写接听呼叫的分机。</translation>
    </message>
    <message>
        <source>Type the name of the queue that takes the calls.</source>
        <translation>请填写接听呼叫的队列名称。</translation>
    </message>
    <message>
        <source>Type the name of the group that takes the calls.</source>
        <translation>请填写接听呼叫的分组名称。</translation>
    </message>
</context>
<context>
    <name>Tasks</name>
    <message>
        <source>Not sent yet</source>
        <translation>尚未发送</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>结果未知</translation>
    </message>
    <message>
        <source>Numbers forgotten on {date}: a receipt no longer lists them. A list that holds them is still recognised when it is sent again.</source>
        <translation>号码已于 {date} 清除：回执不再列出它们。包含这些号码的名单再次发送时仍能识别。</translation>
    </message>
    <message>
        <source>Numbers forgotten on {date}: a receipt no longer lists them, and this list cannot be sent again from here. Open its sheet and make a new task.</source>
        <translation>号码已于 {date} 清除：回执不再列出它们，也不能从这里再次发送此名单。请打开其表格并新建任务。</translation>
    </message>
    <message>
        <source>Part {part} of {parts}: with the platform {there} of {whole} numbers, missing {missing}.</source>
        <translation>第 {part} 部分，共 {parts} 部分：平台上有 {whole} 个号码中的 {there} 个，缺少 {missing} 个。</translation>
    </message>
    <message>
        <source>Calling</source>
        <translation>呼叫中</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>已创建</translation>
    </message>
    <message>
        <source>The preset call time has passed</source>
        <translation>预设呼叫时间已过</translation>
    </message>
    <message>
        <source>It was {moment} by the server&apos;s clock. If the server takes it as the latest time to call, no number will be called.</source>
        <translation>预设呼叫时间为 {moment}，按服务器时钟已经过去。如果服务器将它视为最晚呼叫时间，则不会呼叫任何号码。</translation>
    </message>
    <message>
        <source>Start calling</source>
        <translation>开始呼叫</translation>
    </message>
    <message>
        <source>Do not start</source>
        <translation>不开始</translation>
    </message>
    <message>
        <source>End this task for good?</source>
        <translation>要永久结束此任务吗？</translation>
    </message>
    <message>
        <source>{name}
No further number of it is called. An ended task cannot be started again; to stop for a while, use Pause.</source>
        <translation>{name}
结束后不再呼叫其余号码，且任务不能再次开始；如果只想暂时停止，请使用“暂停”。</translation>
    </message>
    <message>
        <source>End the task</source>
        <translation>结束任务</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保留任务</translation>
    </message>
    <message>
        <source>Send the missing numbers ({count})?</source>
        <translation>发送缺少的号码（{count} 个）？</translation>
    </message>
    <message>
        <source>Numbers that stay with the platform: {there}. Numbers that are not sent any more: {rest}; to call those, submit them in a new list.</source>
        <translation>保留在平台上的号码：{there} 个。不再发送的号码：{rest} 个；要呼叫这些号码，请用新名单提交。</translation>
    </message>
    <message>
        <source>Send the missing numbers</source>
        <translation>发送缺少的号码</translation>
    </message>
    <message>
        <source>The platform did not show them (looks so far: {looks}), but it may still have them: a server can be late. If it does, these customers are called twice. The platform is asked once more before anything is sent.</source>
        <translation>平台上没有显示这些号码（已查询 {looks} 次），但服务器可能有延迟，它们可能已在平台上。若是如此，这些客户会被呼叫两次。发送前会再询问一次平台。</translation>
    </message>
    <message>
        <source>Send the missing numbers ({count}) and go on with the other {rest}?</source>
        <translation>发送缺少的号码（{count} 个），并继续发送其余 {rest} 个？</translation>
    </message>
    <message>
        <source>Send and go on</source>
        <translation>发送并继续</translation>
    </message>
    <message>
        <source>Then the other {rest} numbers of the list, which were never sent, follow.</source>
        <translation>然后继续发送名单中从未发送过的其余 {rest} 个号码。</translation>
    </message>
    <message>
        <source>Numbers that stay with the platform: {there}.</source>
        <translation>保留在平台上的号码：{there} 个。</translation>
    </message>
    <message>
        <source>Numbers of which it is not known whether the platform has them: {unsure}. They may be called all the same: check on its own pages before you submit them in a new list.</source>
        <translation>是否已到达平台不明的号码：{unsure} 个。这些号码仍可能被呼叫：用新名单提交之前，请先在平台自己的页面上核对。</translation>
    </message>
    <message>
        <source>End here and keep what is there?</source>
        <translation>到此结束，并保留已到达平台的号码？</translation>
    </message>
    <message>
        <source>End here</source>
        <translation>到此结束</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Numbers that may be with the platform and may be called: {unsure}. Look for the task “{name}” on its own pages first: if it is there, it can be started, paused and ended there alone. Before these numbers are sent in a new list, the program asks.</source>
        <translation>可能已在平台上并可能被呼叫的号码：{unsure} 个。请先在平台自己的页面上查找任务“{name}”：如果已存在，只能在那里开始、暂停和结束。这些号码在新名单中再次发送之前，程序会询问。</translation>
    </message>
    <message>
        <source>Numbers that were not sent and are not sent any more: {rest}; to call those, submit them in a new list.</source>
        <translation>没有发送、也不再发送的号码：{rest} 个；要呼叫这些号码，请用新名单提交。</translation>
    </message>
    <message>
        <source>Close this list?</source>
        <translation>关闭此名单？</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>These numbers were submitted before</source>
        <translation>这些号码以前提交过</translation>
    </message>
    <message>
        <source>Some of these numbers may have to be left out</source>
        <translation>其中一些号码可能需要排除</translation>
    </message>
    <message>
        <source>Send again anyway</source>
        <translation>仍要重新发送</translation>
    </message>
    <message>
        <source>Send all the same</source>
        <translation>仍然发送</translation>
    </message>
    <message>
        <source>Do not send</source>
        <translation>不发送</translation>
    </message>
    <message>
        <source>Partly sent</source>
        <translation>部分已发送</translation>
    </message>
    <message>
        <source>Ended early</source>
        <translation>提前结束</translation>
    </message>
    <message>
        <source>Partly sent, {done} of {parts} parts</source>
        <translation>部分已发送，{parts} 部分中的 {done} 部分</translation>
    </message>
    <message>
        <source>{there} of {whole} numbers are certainly with the platform.</source>
        <translation>{whole} 个号码中有 {there} 个确定已到达平台。</translation>
    </message>
    <message>
        <source>{there} of {whole} numbers are with the platform.</source>
        <translation>{whole} 个号码中有 {there} 个已到达平台。</translation>
    </message>
    <message>
        <source>Refused by the platform: {refused}.</source>
        <translation>平台拒绝：{refused}。</translation>
    </message>
    <message>
        <source>Parts done: {done} of {parts}.</source>
        <translation>已完成 {done} 部分，共 {parts} 部分。</translation>
    </message>
    <message>
        <source>The platform shows no such task.</source>
        <translation>平台上没有这样的任务。</translation>
    </message>
    <message>
        <source>With the platform: {there} of {whole} numbers, missing {missing}.</source>
        <translation>平台上有 {whole} 个号码中的 {there} 个，缺少 {missing} 个。</translation>
    </message>
    <message>
        <source>Looks: {looks}, the last at {time}.</source>
        <translation>已查询 {looks} 次，最近一次在 {time}。</translation>
    </message>
    <message>
        <source>Send {missing} missing and {rest} more…</source>
        <translation>发送缺少的 {missing} 个和其余 {rest} 个…</translation>
    </message>
    <message>
        <source>End here, keep what is there…</source>
        <translation>到此结束，保留已到达的号码…</translation>
    </message>
    <message>
        <source>Close this list…</source>
        <translation>关闭此名单…</translation>
    </message>
    <message>
        <source>Numbers that were sent and not seen with the platform: {unsure}. They may be called all the same: check on the platform&apos;s own pages before you submit them in a new list.</source>
        <translation>已发送但在平台上没有查到的号码：{unsure} 个。这些号码仍可能被呼叫：用新名单提交之前，请先在平台自己的页面上核对。</translation>
    </message>
    <message>
        <source>Perhaps calling</source>
        <translation>可能正在呼叫</translation>
    </message>
    <message>
        <source>The platform shows it as not started.</source>
        <translation>平台显示任务尚未开始。</translation>
    </message>
    <message>
        <source>The platform shows that it is calling.</source>
        <translation>平台显示任务正在呼叫。</translation>
    </message>
    <message>
        <source>The platform shows it as paused.</source>
        <translation>平台显示任务已暂停。</translation>
    </message>
    <message>
        <source>The platform shows it as ended.</source>
        <translation>平台显示任务已结束。</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>“{command}” was sent, but no answer came, and the task does not show that it was done: {status} Send the command again; that does no harm.</source>
        <translation>“{command}”指令已发送，但没有收到答复；任务状态未显示已执行：{status}可以放心再次发送该指令，不会有影响。</translation>
    </message>
    <message>
        <source>“{command}” was sent, but no answer came: it is not known whether the platform did it. Sending the command again does no harm.</source>
        <translation>“{command}”指令已发送，但没有收到答复：不确定平台是否已执行。可以放心再次发送该指令，不会有影响。</translation>
    </message>
    <message>
        <source>The platform is calling these numbers now.</source>
        <translation>平台正在呼叫这些号码。</translation>
    </message>
    <message>
        <source>Calling is paused. “Start calling” goes on with it.</source>
        <translation>呼叫已暂停。单击“开始呼叫”可以继续。</translation>
    </message>
    <message>
        <source>The task was ended and cannot be started again.</source>
        <translation>任务已结束，不能再次开始。</translation>
    </message>
    <message>
        <source>Perhaps sent</source>
        <translation>可能已发送</translation>
    </message>
    <message>
        <source>“{command}” did not work. {sentence}</source>
        <translation>“{command}”未成功。{sentence}</translation>
    </message>
    <message>
        <source>The platform says: “{message}”</source>
        <translation>平台消息：“{message}”</translation>
    </message>
    <message>
        <source>Extension {target}</source>
        <translation>分机 {target}</translation>
    </message>
    <message>
        <source>Queue {target}</source>
        <translation>队列 {target}</translation>
    </message>
    <message>
        <source>Group {target}</source>
        <translation>分组 {target}</translation>
    </message>
    <message>
        <source>Platform default (moment of sending)</source>
        <translation>平台默认（发送时刻）</translation>
    </message>
    <message>
        <source>The do-not-call list is being read. Nothing was sent; try again in a moment.</source>
        <translation>正在读取请勿呼叫名单。未发送任何内容，请稍后重试。</translation>
    </message>
</context>
<context>
    <name>TasksModel</name>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>号码数</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>Task ID</source>
        <translation>任务 ID</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>账号</translation>
    </message>
</context>
<context>
    <name>TasksPage</name>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>What was submitted from this PC, newest first. Kept here, also offline.</source>
        <translation>本机提交的任务，最新的在前。记录保存在本机，离线也可查看。</translation>
    </message>
    <message>
        <source>Submissions of this PC</source>
        <translation>本机的提交记录</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>The journal could not be opened</source>
        <translation>无法打开本机记录</translation>
    </message>
    <message>
        <source>No tasks yet</source>
        <translation>还没有任务</translation>
    </message>
    <message>
        <source>Import a phone sheet on the page “New task” and create a task. It then stands here, with its task ID and what the platform answered.</source>
        <translation>请在“新建任务”页导入号码表格并创建任务。任务会显示在这里，附有任务 ID 和平台的答复。</translation>
    </message>
    <message>
        <source>Stops after this part…</source>
        <translation>发完此部分后停止…</translation>
    </message>
    <message>
        <source>Save receipt</source>
        <translation>保存回执</translation>
    </message>
    <message>
        <source>The task ID is in the clipboard.</source>
        <translation>任务 ID 已复制到剪贴板。</translation>
    </message>
    <message>
        <source>Receipt saved as {file}</source>
        <translation>回执已保存为 {file}</translation>
    </message>
    <message>
        <source>Found. The rest of the list can be sent now.</source>
        <translation>已找到。现在可以发送名单的其余部分。</translation>
    </message>
    <message>
        <source>Found: the platform has the task. Nothing needs to be sent.</source>
        <translation>已找到：任务在平台上，无需再发送。</translation>
    </message>
    <message>
        <source>The platform answered and shows no such task.</source>
        <translation>平台已答复，没有此任务。</translation>
    </message>
    <message>
        <source>{sent} of {whole} numbers sent…</source>
        <translation>已发送 {sent} 个号码，共 {whole} 个…</translation>
    </message>
    <message>
        <source>The look did not work. {sentence}</source>
        <translation>查询未成功。{sentence}</translation>
    </message>
</context>
<context>
    <name>Version</name>
    <message>
        <source>The address of the version file starts with https://</source>
        <translation>版本文件的地址以 https:// 开头</translation>
    </message>
    <message>
        <source>The address of the version file ends with #ed25519= and a key. Copy all of it from where the program came from.</source>
        <translation>版本文件的地址以 #ed25519= 加密钥结尾。请从程序的提供方完整复制该地址。</translation>
    </message>
    <message>
        <source>The address of the version file is not complete. Copy all of it from where the program came from; it holds no user name and no spaces.</source>
        <translation>版本文件的地址不完整。请从程序的提供方完整复制该地址；其中不含用户名和空格。</translation>
    </message>
    <message>
        <source>Off: an address in the settings switches it on.</source>
        <translation>已关闭：在“设置”中填写地址即可开启。</translation>
    </message>
    <message>
        <source>On, once a day; not looked yet.</source>
        <translation>已开启，每天检查一次；尚未检查过。</translation>
    </message>
    <message>
        <source>Last looked {day}: the version file could not be reached.</source>
        <translation>上次检查 {day}：无法访问版本文件。</translation>
    </message>
    <message>
        <source>Last looked {day}: what is at the address is not a version file.</source>
        <translation>上次检查 {day}：该地址的内容不是版本文件。</translation>
    </message>
    <message>
        <source>Last looked {day}: the signature does not fit the key in the address, so the version file was ignored. Check the address with whoever gave you the program.</source>
        <translation>上次检查 {day}：签名与地址中的密钥不符，已忽略该版本文件。请向程序的提供方核对地址。</translation>
    </message>
    <message>
        <source>Last looked {day}: version {version} is there.</source>
        <translation>上次检查 {day}：版本 {version} 已发布。</translation>
    </message>
    <message>
        <source>Last looked {day}: this is the newest version.</source>
        <translation>上次检查 {day}：当前已是最新版本。</translation>
    </message>
</context>
<context>
    <name>VersionField</name>
    <message>
        <source>The demo does not look for newer versions.</source>
        <translation>演示模式不检查新版本。</translation>
    </message>
    <message>
        <source>Empty: off. With the address that came with the program, it looks once a day and tells when there is a newer version; it downloads nothing by itself.</source>
        <translation>留空即关闭。填写随程序提供的地址后，每天检查一次，有新版本时提示；不会自动下载任何内容。</translation>
    </message>
</context>
<context>
    <name>_Ago</name>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>_Files</name>
    <message numerus="yes">
        <source>{file} and %n more</source>
        <translation>
            <numerusform>{file} 及另外 %n 个文件</numerusform>
        </translation>
    </message>
</context>
</TS>
