/** Before there are texts or a design: in both languages, plainly. */
export function CannotStart() {
  return (
    <main style={{ maxWidth: '32rem', margin: '4rem auto', padding: '0 1rem', fontFamily: 'system-ui' }}>
      <h1>Realname can’t start</h1>
      <p>The page could not be loaded completely. Check your network and load it again.</p>
      <p lang="zh-Hans">页面未能完整加载，请检查网络后重新加载。</p>
      <button type="button" onClick={() => location.reload()}>
        Load again · 重新加载
      </button>
    </main>
  )
}
